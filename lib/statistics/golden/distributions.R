source("lib/statistics/golden/common.R")
rows <- function(grid, call) lapply(seq_len(nrow(grid)), function(i) list(arguments = I(unlist(grid[i, ], use.names = FALSE)), value = do.call(call, unname(as.list(grid[i, ])))))
dfs <- c(1, 2, 2.7, 3, 5.31, 10, 40, 300)
cases <- list(
  tTwoSided = rows(expand.grid(t = c(-40, -3, -0.1, 0, 0.3, 2, 25), df = dfs), function(t, df) 2 * pt(-abs(t), df)),
  tQuantile = rows(expand.grid(p = c(1e-6, .025, .3, .5, .975, .9999), df = dfs), qt),
  betaQuantile = rows(expand.grid(p = c(1e-6, .025, .5, .975), a = c(1, 2, 30, 200), b = c(1, 3, 120)), qbeta),
  fUpper = rows(expand.grid(f = c(0, .01, 1, 3, 10, 60), a = c(1, 2, 6, 30), b = c(1, 3, 17.3, 120)), function(f, a, b) pf(f, a, b, lower.tail = FALSE)),
  chiSquareUpper = rows(expand.grid(x = c(0, .01, 1, 3, 10, 60, 300), df = c(1, 2, 6, 30)), function(x, df) pchisq(x, df, lower.tail = FALSE)),
  normalCdf = rows(expand.grid(z = c(-30, -8, -3, 0, .5, 6)), pnorm),
  normalQuantile = rows(expand.grid(p = c(1e-5, .025, .3, .5, .975)), qnorm)
)
emit("distributions", "2 * pt(-abs(t), df), qt, qbeta, pf(lower.tail = FALSE), pchisq(lower.tail = FALSE), pnorm, qnorm", cases)
