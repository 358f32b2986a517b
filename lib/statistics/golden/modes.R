source("lib/statistics/golden/common.R")
suppressMessages(library(diptest))
rows <- subset(thesis, condition == "app_with_migration")
base <- aggregate(seconds ~ application + vms, subset(thesis, condition == "app_only"), mean)
names(base)[3] <- "base"
rows <- merge(rows, base)
rows$gain <- rows$seconds - rows$base
families <- unname(split(rows$gain, paste(rows$application, rows$simultaneous, rows$fabric)))
pooled <- unname(split(rows$gain, paste(rows$application, rows$simultaneous)))
set.seed(9)
random <- list(normal(8), normal(25), skewed(60), c(normal(20), normal(20, 180)), c(1, 1, 1, 2, 2, 5, 5, 5, 9, 9), 1:12, c(4, 4, 4, 4, 4, 4, 4, 7), round(runif(120), 4))
valleys <- function(x) {
  h <- bw.nrd0(x); at <- seq(min(x), max(x), length.out = 512)
  y <- sapply(at, function(p) sum(dnorm(p, x, h)))
  i <- 2:511
  at[i[y[i] < y[i - 1] & y[i] <= y[i + 1]]]
}
set.seed(10)
closest <- function(k, n, pairs) list(k = k, n = n, pairs = pairs, p = min(1, pairs * binom.test(k, n, 1 / pairs, alternative = "greater")$p.value))
emit("modes", 'dip(sort(x)), dip.test(x, simulate.p.value = TRUE, B = 20000), bw.nrd0, binom.test(alternative = "greater")', list(
  families = lapply(c(families, pooled, random), function(x) list(values = I(x), dip = dip(x), p = dip.test(x, simulate.p.value = TRUE, B = 20000)$p.value, bandwidth = bw.nrd0(x), valleys = I(valleys(x)))),
  closest = list(closest(10, 10, 3), closest(9, 10, 3), closest(5, 10, 3), closest(4, 6, 6))
), "diptest")
