source("lib/statistics/golden/common.R")
suppressMessages(library(car))
fitted_model <- function(data, formula) {
  m <- lm(formula, data)
  s <- coef(summary(m)); ci <- confint(m)
  sequential <- anova(m)
  part <- function(table, terms) lapply(terms, function(t) list(term = t, df = table[t, "Df"], sumOfSquares = table[t, "Sum Sq"], f = table[t, grep("^F", names(table))], p = table[t, grep("^Pr", names(table))]))
  terms <- attr(terms(m), "term.labels")
  typeII <- tryCatch(suppressMessages(Anova(m, type = 2)), error = function(e) NULL)
  known <- !is.na(coef(m))
  list(
    data = lapply(split(data, seq_len(nrow(data))), function(r) lapply(as.list(r), function(v) if (is.factor(v)) as.character(v) else v)) |> unname(),
    levels = lapply(m$xlevels, I), terms = I(terms), residualDf = m$df.residual, residualSd = summary(m)$sigma, rSquared = summary(m)$r.squared,
    coefficients = lapply(names(coef(m)), function(n) if (known[n]) list(name = n, estimate = s[n, 1], se = s[n, 2], t = s[n, 3], p = s[n, 4], low = ci[n, 1], high = ci[n, 2]) else list(name = n, aliased = TRUE)),
    sequential = part(sequential, terms), typeII = if (is.null(typeII) || any(!known)) NULL else part(typeII, terms)
  )
}
rows <- function(application, simultaneous) {
  d <- thesis[thesis$application == application & thesis$condition == "app_with_migration" & thesis$simultaneous %in% simultaneous, ]
  data.frame(y = d$seconds, block = factor(d$repetition), fabric = factor(d$fabric, c("1GbE", "10GbE")), vms = factor(d$vms), simultaneous = factor(d$simultaneous))
}
set.seed(6)
small <- expand.grid(block = factor(1:3), a = factor(c("p", "q")), b = factor(c("u", "v", "w")))
small$y <- normal(nrow(small), 100 + 5 * (small$a == "q"), 3)
emit("models", "lm (treatment contrasts), anova(lm), car::Anova(type = 2), confint", list(
  fitted_model(rows("HPL", c(1, 2, 4)), y ~ block + vms + fabric + simultaneous + fabric:simultaneous),
  fitted_model(rows("OMEN", c(1, 8)), y ~ block + vms + fabric + simultaneous + vms:fabric + fabric:simultaneous),
  fitted_model(rows("OMEN", 1), y ~ block + fabric + vms + fabric:vms),
  fitted_model(small, y ~ block + a + b + a:b),
  fitted_model(small[-c(1, 5, 16), ], y ~ block + a + b + a:b), # missing trials
  fitted_model(droplevels(small[!(small$a == "q" & small$b == "w"), ]), y ~ block + a + b + a:b) # a missing cell
), "car")
