source("lib/statistics/golden/common.R")
tested <- function(groups) {
  data <- data.frame(y = unlist(groups), g = factor(rep(seq_along(groups), lengths(groups))))
  classic <- oneway.test(y ~ g, data, var.equal = TRUE)
  constant <- any(sapply(groups, function(x) length(x) < 2 || var(x) == 0))
  welch <- if (constant) NULL else oneway.test(y ~ g, data)
  kruskal <- kruskal.test(y ~ g, data)
  part <- function(test) list(statistic = unname(test$statistic), df = I(unname(test$parameter)), p = test$p.value)
  list(groups = unname(lapply(groups, I)), oneWay = part(classic), welch = if (is.null(welch)) NULL else part(welch), kruskalWallis = part(kruskal))
}
set.seed(4)
sets <- list()
for (application in c("HPL", "OMEN")) for (simultaneous in c(1, 4)) for (fabric in c("1GbE", "10GbE"))
  sets <- c(sets, list(lapply(THESIS_VMS, function(vms) cell_of(application, "app_with_migration", fabric, simultaneous, vms))))
for (fabric in c("1GbE", "10GbE")) sets <- c(sets, list(lapply(c(1, 2, 4), function(s) cell_of("HPL", "migration_only", fabric, s))))
sets <- c(sets, list(list(normal(3), normal(4, 104)), list(normal(6), skewed(9), normal(3, 90, 1)), list(c(1, 2, 3), c(5, 5, 5), c(2, 2, 4)), list(c(1, 1, 2), c(2, 2, 3, 3), c(1, 3, 3))))
friedman <- function(m) { t <- friedman.test(m); list(rows = unname(apply(m, 1, I, simplify = FALSE)), statistic = unname(t$statistic), df = unname(t$parameter), p = t$p.value) }
base <- t(sapply(THESIS_VMS, function(vms) cell_of("HPL", "app_only", vms = vms)))
emit("anova", "oneway.test(var.equal = TRUE), oneway.test, kruskal.test, friedman.test", list(
  groups = lapply(sets, tested),
  friedman = list(friedman(base), friedman(matrix(normal(40), 10)), friedman(rbind(c(1, 1, 2), c(2, 3, 3), c(1, 2, 3), c(4, 4, 4), c(1, 3, 2))))
))
