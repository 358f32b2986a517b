-- Since when no further trial of a study is to begin; null while it may go on.
ALTER TABLE "Study" ADD COLUMN "pauseRequestedAt" TIMESTAMPTZ(6);
