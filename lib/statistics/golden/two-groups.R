# a against b: Welch, Hedges, ratio (Fieller, unequal variances), Mann-Whitney and Hodges-Lehmann.
source("lib/statistics/golden/common.R")
welch <- function(a, b) {
  t <- t.test(a, b)
  list(difference = mean(a) - mean(b), t = unname(t$statistic), df = unname(t$parameter), p = t$p.value, low = t$conf.int[1], high = t$conf.int[2])
}
# pt() with a noncentrality over 37.62 is only approximate in R; this one integrates over the chi distribution.
pnct <- function(t, df, ncp) {
  density <- function(u) exp(log(2) + df / 2 * log(df / 2) - lgamma(df / 2) + (df - 1) * log(u) - df * u^2 / 2)
  f <- function(u) pnorm(t * u - ncp) * density(u)
  w <- 1 / sqrt(2 * df)
  cuts <- sort(unique(pmax(0, c(0, 1 + c(-8, -4, -2, -1, 0, 1, 2, 4, 8, 20) * w, ncp / t + c(-8, -2, 0, 2, 8) / abs(t)))))
  sum(sapply(seq_len(length(cuts) - 1), function(i) integrate(f, cuts[i], cuts[i + 1], rel.tol = 1e-13, abs.tol = 1e-16, subdivisions = 500)$value))
}
hedges <- function(a, b) {
  m <- length(a); n <- length(b); df <- m + n - 2
  s <- sqrt(((m - 1) * var(a) + (n - 1) * var(b)) / df)
  d <- (mean(a) - mean(b)) / s
  j <- exp(lgamma(df / 2) - lgamma((df - 1) / 2) - log(df / 2) / 2)
  k <- sqrt(1 / m + 1 / n); t <- d / k
  limit <- function(p) uniroot(function(ncp) pnct(t, df, ncp) - p, c(t - 10 - 3 * abs(t), t + 10 + 3 * abs(t)), tol = 1e-13, maxiter = 500)$root * k * j
  list(g = j * d, low = limit(0.975), high = limit(0.025))
}
# The two places where the test that mean(a) = r * mean(b) has p = 0.05.
fieller <- function(a, b) {
  va <- var(a) / length(a); vb <- var(b) / length(b); r <- mean(a) / mean(b)
  df <- (va + r^2 * vb)^2 / (va^2 / (length(a) - 1) + (r^2 * vb)^2 / (length(b) - 1))
  g <- qt(0.975, df)^2 * vb / mean(b)^2
  half <- qt(0.975, df) * sqrt((1 - g) * va + r^2 * vb) / abs(mean(b))
  if (g >= 1) NULL else list(ratio = r, df = df, low = (r - half) / (1 - g), high = (r + half) / (1 - g))
}
mann_whitney <- function(a, b) {
  values <- c(a, b); ranks <- rank(values); m <- length(a); n <- length(b)
  w <- sum(ranks[seq_len(m)]) - m * (m + 1) / 2
  ties <- anyDuplicated(values) > 0
  p <- if (min(m, n) >= 50) wilcox.test(a, b, exact = FALSE)$p.value # the normal approximation
    else if (!ties) wilcox.test(a, b, exact = TRUE)$p.value
    else if (choose(m + n, m) < 2e5) { # every split of the ranks
      all <- combn(ranks, m, sum) - m * (m + 1) / 2
      mean(abs(all - m * n / 2) >= abs(w - m * n / 2) - 1e-9)
    } else NULL
  list(u = w, p = p)
}
hodges_lehmann <- function(a, b) {
  if (anyDuplicated(c(a, b)) > 0 || length(a) >= 50 || 2 / choose(length(a) + length(b), length(a)) > 0.05) return(NULL)
  all <- sort(outer(a, b, "-"))
  w <- wilcox.test(a, b, exact = TRUE, conf.int = TRUE)
  list(shift = unname(w$estimate), low = w$conf.int[1], high = w$conf.int[2])
}
paired <- function(a, b) {
  if (length(a) != length(b)) return(NULL)
  t <- t.test(a, b, paired = TRUE)
  list(difference = mean(a - b), t = unname(t$statistic), df = unname(t$parameter), p = t$p.value, low = t$conf.int[1], high = t$conf.int[2])
}
compared <- function(pair) {
  a <- pair[[1]]; b <- pair[[2]]
  list(a = I(a), b = I(b), welch = welch(a, b), paired = paired(a, b), hedges = hedges(a, b), ratio = fieller(a, b), mannWhitney = mann_whitney(a, b), hodgesLehmann = hodges_lehmann(a, b))
}
set.seed(2)
pairs <- list()
for (application in c("HPL", "OMEN")) for (vms in c(2, 5, 8, 11)) for (simultaneous in c(1, 2, 4))
  pairs <- c(pairs, list(list(cell_of(application, "app_with_migration", "1GbE", simultaneous, vms), cell_of(application, "app_with_migration", "10GbE", simultaneous, vms))))
for (vms in THESIS_VMS) pairs <- c(pairs, list(list(cell_of("HPL", "app_with_migration", "10GbE", 4, vms), cell_of("HPL", "app_only", vms = vms))))
pairs <- c(pairs, list(
  list(cell_of("HPL", "app_with_migration", "1GbE", 4, THESIS_VMS), cell_of("HPL", "app_with_migration", "10GbE", 4, THESIS_VMS)),
  list(cell_of("HPL", "migration_only", "1GbE", 2), cell_of("HPL", "migration_only", "10GbE", 2)),
  list(normal(2), normal(2)), list(normal(4), normal(4, 120)), list(normal(5), normal(7, 105, 2)), list(skewed(12), skewed(9, 90)), list(normal(20), normal(15, 101)),
  list(c(1, 2, 2, 3, 5), c(2, 4, 5, 5, 6)), list(c(7, 7, 7, 8), c(7, 7, 9, 9, 9)), list(c(5, 5, 5), c(6, 7, 8)), list(normal(50), normal(60, 103)), list(round(normal(55)), round(normal(52, 103))), list(c(3, 4, 5, 6, 7), c(3, 4, 5, 6, 7.5))
))
emit("two-groups", "t.test(a, b), wilcox.test(a, b, exact = TRUE, conf.int = TRUE), combn over midranks with ties, uniroot on the noncentral t, Fieller", lapply(pairs, compared))
