source("lib/statistics/golden/common.R")
one <- function(x, y) {
  pearson <- cor.test(x, y); spearman <- cor.test(x, y, method = "spearman")
  ci <- pearson$conf.int
  list(x = I(x), y = I(y), pearson = list(r = unname(pearson$estimate), t = unname(pearson$statistic), p = pearson$p.value, low = if (is.null(ci)) NULL else ci[1], high = if (is.null(ci)) NULL else ci[2]),
    spearman = list(rho = unname(spearman$estimate), p = spearman$p.value))
}
means <- function(application, f, s) sapply(THESIS_VMS, function(v) mean(cell_of(application, "app_with_migration", f, s, v)))
set.seed(7)
x8 <- normal(8); x40 <- normal(40)
emit("correlation", 'cor.test(x, y), cor.test(x, y, method = "spearman")', list(
  one(means("HPL", "1GbE", 1), means("HPL", "10GbE", 1)), one(means("HPL", "1GbE", 4), means("HPL", "10GbE", 4)), one(as.numeric(THESIS_VMS), means("OMEN", "1GbE", 8)),
  one(cell_of("HPL", "app_with_migration", "1GbE", 2, THESIS_VMS), cell_of("HPL", "app_with_migration", "10GbE", 2, THESIS_VMS)),
  one(normal(3), normal(3)), one(normal(4), normal(4)), one(x8, x8 + normal(8, 0, 5)), one(normal(9), normal(9)), one(1:6, c(2, 1, 3, 4, 5, 6)), one(x40, x40 + normal(40, 0, 20)),
  one(c(1, 2, 2, 3, 5), c(1, 4, 4, 2, 6)), one(1:5, c(5, 4, 3, 2, 1.5))
))
