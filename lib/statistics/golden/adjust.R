source("lib/statistics/golden/common.R")
set.seed(3)
sets <- list(c(0.01, 0.02, 0.03, 0.04), c(0.5), c(0.04, 0.001, 0.9, 0.04, 0.2), round(runif(25)^3, 9), c(1, 1, 0), rep(0.03, 4))
emit("adjust", 'p.adjust(p, "holm"), p.adjust(p, "BH")', lapply(sets, function(p) list(p = I(p), holm = I(p.adjust(p, "holm")), bh = I(p.adjust(p, "BH")))))
