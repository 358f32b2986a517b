# The bootstrap distribution itself, over every multiset of eight values: what resampling only approaches.
source("lib/statistics/golden/common.R")
exact <- function(x) {
  n <- length(x)
  counts <- t(combn(2 * n - 1, n - 1, function(bars) diff(c(0, bars, 2 * n)) - 1))
  means <- as.vector(counts %*% x) / n
  weights <- exp(lfactorial(n) - rowSums(lfactorial(counts)) - n * log(n))
  o <- order(means); cumulated <- cumsum(weights[o])
  list(values = I(x), low = means[o][which(cumulated >= 0.025)[1]], high = means[o][which(cumulated >= 0.975)[1]])
}
set.seed(11)
emit("bootstrap", "quantiles of the mean over all multisets, weighted by their chance", list(exact(normal(8)), exact(skewed(8)), exact(normal(8, 5, 1))))
