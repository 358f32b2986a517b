-- Processes on a cluster's machines that carry the mark of a trial while none was under way, as they were last seen.
ALTER TABLE "Cluster" ADD COLUMN "orphans" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN "orphansAt" TIMESTAMPTZ(6);
