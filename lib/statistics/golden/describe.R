source("lib/statistics/golden/common.R")
described <- function(x) {
  many <- length(x) > 1
  varied <- many && sd(x) > 0
  ci <- if (varied) t.test(x)$conf.int else NULL
  list(
    values = I(x), n = length(x), mean = mean(x), sd = if (many) sd(x) else NULL,
    se = if (many) sd(x) / sqrt(length(x)) else NULL,
    ci95 = if (varied) list(low = ci[1], high = ci[2]) else NULL,
    min = min(x), max = max(x), range = diff(range(x)), median = median(x),
    q1 = unname(quantile(x, 0.25, type = 7)), q3 = unname(quantile(x, 0.75, type = 7)),
    mad = if (many) mad(x) else NULL, cv = if (many && mean(x) != 0) sd(x) / mean(x) else NULL
  )
}
set.seed(1)
random <- c(lapply(c(2, 3, 4, 5, 8, 20, 61), normal), lapply(c(2, 5, 9, 40), skewed))
degenerate <- list(4, c(7, 7), c(5, 5, 5, 5), c(1, 1, 1, 5), c(-1, 1), c(0, 0, 0), c(1e9 + 4, 1e9 + 7, 1e9 + 13), 1:10)
emit("describe", "mean, sd, t.test(x)$conf.int, median, quantile(x, type = 7), mad",
  lapply(c(unname(split(thesis$seconds, thesis$cell)), random, degenerate), described))
