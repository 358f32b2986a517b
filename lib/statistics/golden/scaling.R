source("lib/statistics/golden/common.R")
# seconds = constant + work / s by least squares over single trials.
fit <- function(rows) {
  m <- lm(seconds ~ I(1 / s), rows); ci <- confint(m); s <- coef(summary(m))
  pure <- lm(seconds ~ factor(s), rows)
  lack <- if (length(unique(rows$s)) > 2) anova(m, pure) else NULL
  list(s = I(rows$s), seconds = I(rows$seconds), constant = unname(coef(m)[1]), constantSe = s[1, 2], constantLow = ci[1, 1], constantHigh = ci[1, 2],
    work = unname(coef(m)[2]), workSe = s[2, 2], workLow = ci[2, 1], workHigh = ci[2, 2],
    lackOfFit = if (is.null(lack)) NULL else list(f = lack$F[2], p = lack$`Pr(>F)`[2]))
}
moves <- function(application, fabric) { d <- thesis[thesis$application == application & thesis$condition == "migration_only" & thesis$fabric == fabric, ]; data.frame(s = d$simultaneous, seconds = d$seconds) }
set.seed(8)
# Ratio of sums of independent means (Fieller, Welch-Satterthwaite at the estimate).
ratio <- function(numerator, denominator) {
  sum_of <- function(parts) { v <- sapply(parts, function(p) p$sign^2 * var(p$x) / length(p$x)); list(mean = sum(sapply(parts, function(p) p$sign * mean(p$x))), var = sum(v), w = sum(v^2 / (sapply(parts, function(p) length(p$x)) - 1))) }
  a <- sum_of(numerator); b <- sum_of(denominator); r <- a$mean / b$mean
  df <- (a$var + r^2 * b$var)^2 / (a$w + r^4 * b$w)
  edge <- function(from, to) uniroot(function(q) (a$mean - q * b$mean)^2 - qt(.975, df)^2 * (a$var + q^2 * b$var), c(from, to), tol = 1e-14)$root
  width <- 4 * qt(.975, df) * sqrt(a$var + r^2 * b$var) / abs(b$mean)
  part <- function(p) list(sign = p$sign, values = I(p$x))
  list(numerator = lapply(numerator, part), denominator = lapply(denominator, part), ratio = r, df = df, low = edge(r - width, r), high = edge(r, r + width))
}
p <- function(x, sign = 1) list(x = x, sign = sign)
overhead <- function(application, f, s, v) {
  with <- cell_of(application, "app_with_migration", f, s, v); app <- cell_of(application, "app_only", vms = v); mig <- cell_of(application, "migration_only", f, s)
  list(ratio(list(p(with)), list(p(app))), ratio(list(p(with)), list(p(app), p(mig))), ratio(list(p(with), p(app, -1)), list(p(mig))))
}
planned <- function(sd, delta, power) { t <- power.t.test(delta = delta, sd = sd, power = power, strict = TRUE); list(sd = sd, delta = delta, power = power, n = t$n) }
powers <- function(n, sd, delta) list(n = n, sd = sd, delta = delta, power = power.t.test(n = n, delta = delta, sd = sd, strict = TRUE)$power)
emit("scaling", "lm(seconds ~ I(1/s)), anova(lm, lm(seconds ~ factor(s))), uniroot on the inverted test, power.t.test(strict = TRUE)", list(
  fits = list(fit(moves("HPL", "1GbE")), fit(moves("HPL", "10GbE")), fit(moves("OMEN", "1GbE")), fit(moves("OMEN", "10GbE")), fit(data.frame(s = rep(c(1, 2), each = 3), seconds = normal(6)))),
  ratios = c(overhead("HPL", "1GbE", 1, 2), overhead("HPL", "10GbE", 4, 8), overhead("OMEN", "10GbE", 8, 11), list(ratio(list(p(normal(5))), list(p(normal(8, 50)))))),
  planned = list(planned(10, 12, .8), planned(3.9, 5, .9), planned(1, 3, .8), planned(100, 20, .8), planned(5, 30, .8)),
  powers = list(powers(3, 10, 20), powers(5, 1, 1.5), powers(50, 10, 4), powers(12, 2, 5))
))
