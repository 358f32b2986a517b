-- What a command of a trial has printed so far, as its run directory has it: appended while it runs, and gone when its
-- whole output is kept as an artifact.
CREATE TABLE "OutputChunk" (
    "trialId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "stream" TEXT NOT NULL,
    "offset" INTEGER NOT NULL,
    "content" BYTEA NOT NULL,
    CONSTRAINT "OutputChunk_pkey" PRIMARY KEY ("trialId", "key", "stream", "offset")
);
ALTER TABLE "OutputChunk" ADD CONSTRAINT "OutputChunk_trialId_fkey" FOREIGN KEY ("trialId") REFERENCES "Trial"("id") ON DELETE CASCADE ON UPDATE CASCADE;
CREATE TRIGGER output_chunk_append_only BEFORE UPDATE ON "OutputChunk" FOR EACH ROW EXECUTE FUNCTION refuse_edit();
