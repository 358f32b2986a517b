-- Why the stopping rule spared the rest of a study's trials, in one sentence.
ALTER TABLE "Study" ADD COLUMN "stoppedBecause" TEXT;
