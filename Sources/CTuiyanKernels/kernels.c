#include "tuiyan_kernels.h"
