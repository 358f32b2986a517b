-- A trial that was cancelled in its course keeps its history; what is run in its place is another attempt.
ALTER TABLE "Trial" ADD COLUMN "attempt" INTEGER NOT NULL DEFAULT 1;
DROP INDEX "Trial_cellId_repetition_key";
CREATE UNIQUE INDEX "Trial_cellId_repetition_attempt_key" ON "Trial"("cellId", "repetition", "attempt");
