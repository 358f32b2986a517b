# Shared by the scripts beside it: Rscript lib/statistics/golden/NAME.R, from the top of the repository,
# writes NAME.json. Inputs stand in the files with the values, so that the tests need neither R nor the data.
suppressMessages(library(jsonlite))
options(warn = -1)

thesis <- read.csv("prisma/seeds/thesis/trials.csv", stringsAsFactors = FALSE)
thesis$cell <- with(thesis, paste(application, condition, fabric, simultaneous, ifelse(is.na(vms), "-", vms)))
cell_of <- function(application, condition, fabric = "none", simultaneous = 0, vms = NA) {
  rows <- thesis$application == application & thesis$condition == condition & thesis$fabric == fabric &
    thesis$simultaneous == simultaneous & (if (anyNA(vms)) is.na(thesis$vms) else thesis$vms %in% vms)
  thesis$seconds[rows]
}
THESIS_VMS <- 2:11

# Random input keeps 6 decimals: what is printed is what was computed with.
normal <- function(n, mean = 100, sd = 10) round(rnorm(n, mean, sd), 6)
skewed <- function(n, scale = 50) round(scale * exp(rnorm(n)), 6)

emit <- function(name, calls, cases, packages = character()) {
  versions <- sapply(packages, function(p) as.character(packageVersion(p)), USE.NAMES = TRUE)
  golden <- list(r = R.version.string, packages = as.list(versions), calls = calls, cases = cases)
  text <- toJSON(golden, digits = NA, auto_unbox = TRUE, null = "null", na = "null", pretty = 1)
  writeLines(text, file.path("lib/statistics/golden", paste0(name, ".json")))
}
