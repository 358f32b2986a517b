source("lib/statistics/golden/common.R")
interval <- function(x, n) {
  ci <- binom.test(x, n)$conf.int
  list(x = x, n = n, rate = x / n, low = ci[1], high = ci[2])
}
grid <- rbind(expand.grid(x = 0:3, n = c(3, 5)), data.frame(x = c(0, 1, 7, 60, 59, 24, 300), n = c(1, 1, 30, 60, 60, 120, 550)))
fisher <- function(a, b, c, d) list(a = a, b = b, c = c, d = d, p = fisher.test(matrix(c(a, b, c, d), 2, byrow = TRUE))$p.value)
tables <- list(c(0, 3, 3, 0), c(1, 2, 2, 1), c(17, 13, 24, 6), c(0, 30, 42, 18), c(5, 0, 5, 0), c(0, 0, 2, 3), c(3, 57, 45, 15), c(12, 5, 9, 14), c(120, 3, 90, 30))
emit("rates", "binom.test(x, n)$conf.int, fisher.test(matrix(c(a, b, c, d), 2, byrow = TRUE))$p.value", list(
  intervals = lapply(seq_len(nrow(grid)), function(i) interval(grid$x[i], grid$n[i])),
  fisher = lapply(tables, function(t) do.call(fisher, as.list(t)))
))
