# Many groups against one control. The multivariate t has product correlation, so it is one integral over the
# shared part z inside one over the chi scale u; R's integrate() does both. multcomp and mvtnorm confirm it,
# as far as their random integration goes. Takes some nine minutes.
source("lib/statistics/golden/common.R")
suppressMessages({ library(multcomp); library(mvtnorm) })
beyond <- function(limit, lambda, df) { # P(max |T| > limit)
  s <- sqrt(1 - lambda^2)
  given <- function(u) sapply(u, function(u) {
    f <- function(z) dnorm(z) * -expm1(rowSums(sapply(seq_along(lambda), function(i)
      log1p(-pnorm((-limit * u + lambda[i] * z) / s[i]) - pnorm((-limit * u - lambda[i] * z) / s[i])))))
    sum(sapply(-9:8, function(k) integrate(f, k, k + 1, rel.tol = 1e-11, abs.tol = 1e-18, subdivisions = 400)$value))
  })
  logscale <- function(x) { u <- exp(x); given(u) * exp(log(2) + df / 2 * log(df / 2) - lgamma(df / 2) + df * x - df * u^2 / 2) }
  cuts <- c(-36, -20, -12, -8, -6, -5, -4, -3.5, -3, -2.5, -2, -1.5, -1, -0.75, -0.5, -0.25, 0, 0.25, 0.5, 0.75, 1, 1.5, 2)
  sum(sapply(seq_len(length(cuts) - 1), function(i) integrate(logscale, cuts[i], cuts[i + 1], rel.tol = 1e-11, abs.tol = 1e-25, subdivisions = 400)$value))
}
critical <- function(lambda, df) uniroot(function(c) beyond(c, lambda, df) - 0.05, c(qt(.975, df) * 0.999, qt(1 - .025 / length(lambda), df) * 1.001), tol = 1e-11)$root
pooled <- function(control, groups) {
  n <- lengths(groups); n0 <- length(control)
  df <- sum(n) + n0 - length(n) - 1
  s2 <- (sum(sapply(groups, function(x) sum((x - mean(x))^2))) + sum((control - mean(control))^2)) / df
  se <- sqrt(s2 * (1 / n + 1 / n0)); lambda <- sqrt(n / (n + n0))
  difference <- sapply(groups, mean) - mean(control)
  c0 <- critical(lambda, df)
  data <- data.frame(y = c(control, unlist(groups)), g = factor(rep(0:length(groups), c(n0, n))))
  set.seed(1)
  fit <- summary(glht(aov(y ~ g, data), linfct = mcp(g = "Dunnett")), test = adjusted(type = "single-step", abseps = 1e-6, maxpts = 1e6))
  list(df = df, critical = c0, difference = I(difference), t = I(difference / se), p = I(sapply(abs(difference / se), beyond, lambda = lambda, df = df)),
    low = I(difference - c0 * se), high = I(difference + c0 * se), multcomp = I(as.vector(fit$test$pvalues)))
}
# Hasler and Hothorn (2008): own variances, each comparison with its own Welch df and the plug-in correlation.
unequal <- function(control, groups) {
  v0 <- var(control) / length(control); v <- sapply(groups, var) / lengths(groups)
  df <- (v + v0)^2 / (v^2 / (lengths(groups) - 1) + v0^2 / (length(control) - 1))
  lambda <- sqrt(v0 / (v + v0)); difference <- sapply(groups, mean) - mean(control)
  t <- difference / sqrt(v + v0)
  c0 <- sapply(df, critical, lambda = lambda)
  list(df = I(df), critical = I(c0), difference = I(difference), t = I(t), p = I(mapply(function(t, df) beyond(abs(t), lambda, df), t, df)),
    low = I(difference - c0 * sqrt(v + v0)), high = I(difference + c0 * sqrt(v + v0)))
}
compared <- function(control, groups) list(control = I(control), groups = lapply(unname(groups), I), pooled = pooled(control, groups), unequal = unequal(control, groups))
with_migration <- function(application, vms) unlist(lapply(c("1GbE", "10GbE"), function(f) lapply(if (application == "HPL") c(1, 2, 4) else c(1, 2, 4, 8), function(s) cell_of(application, "app_with_migration", f, s, vms))), recursive = FALSE)
set.seed(5)
cases <- c(
  lapply(c(2, 7, 10), function(v) compared(cell_of("HPL", "app_only", vms = v), with_migration("HPL", v))),
  lapply(c(3, 11), function(v) compared(cell_of("OMEN", "app_only", vms = v), with_migration("OMEN", v))),
  list(compared(normal(5), list(normal(4, 110), normal(6, 100), normal(5, 96, 3))), compared(normal(3, 100, 30), list(normal(3, 100, 1), normal(3, 101, 2))), compared(normal(8), list(normal(8, 112))), compared(normal(12), lapply(1:4, function(i) normal(5, 100 + i))))
)
# mvtnorm's TVPACK is exact for two and three dimensions: P(max |T| > c) from its one-sided probabilities.
rectangle <- function(c, lambda, df) {
  k <- length(lambda); r <- lambda %o% lambda; diag(r) <- 1
  total <- 0
  for (mask in 0:(2^k - 1)) { # inclusion and exclusion of the lower ends
    low <- bitwAnd(mask, 2^(0:(k - 1))) > 0
    total <- total + (-1)^sum(low) * pmvt(upper = ifelse(low, -c, c), df = df, corr = r, algorithm = TVPACK(abseps = 1e-13))
  }
  1 - as.numeric(total)
}
exact <- lapply(list(list(2.5, c(.5, .5)^.5, 4), list(3.1, c(.4, .7, .9), 7), list(2.2, c(.8, .3, .6), 30), list(1, c(.7, .7), 12)), function(x)
  list(limit = x[[1]], lambda = I(x[[2]]), df = x[[3]], p = rectangle(x[[1]], x[[2]], x[[3]])))
emit("dunnett", 'summary(glht(aov(y ~ g), mcp(g = "Dunnett"))), nested integrate(), mvtnorm::pmvt(algorithm = TVPACK)', list(compared = cases, exact = exact), c("multcomp", "mvtnorm"))
