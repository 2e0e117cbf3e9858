// SPDX-License-Identifier: GPL-3.0-or-later
// What Swift needs of GSL, with a reason for each line that is not a plain include.
#ifndef TUIYAN_CGSL_SHIM_H
#define TUIYAN_CGSL_SHIM_H

#define HAVE_INLINE 1  // lets clang inline gsl_vector_get and friends into Swift
#include <gsl/gsl_blas.h>
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_fit.h>
#include <gsl/gsl_integration.h>
#include <gsl/gsl_linalg.h>
#include <gsl/gsl_randist.h>
#include <gsl/gsl_sf_gamma.h>
#include <gsl/gsl_sort.h>
#include <gsl/gsl_statistics_double.h>

#endif
