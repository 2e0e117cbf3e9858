// SPDX-License-Identifier: GPL-3.0-or-later
// What Swift needs of GSL, with a reason for each line that is not a plain include.
#ifndef TUIYAN_CGSL_SHIM_H
#define TUIYAN_CGSL_SHIM_H

#define HAVE_INLINE 1  // lets clang inline gsl_vector_get and friends into Swift
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>

#endif
