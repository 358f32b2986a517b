-- A trial that was repeated on request is set aside: kept, and counted in no mean. Who decided it, when and why is
-- written once and never changed; it goes only with its trial.
CREATE TABLE "SetAside" (
    "trialId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "by" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    CONSTRAINT "SetAside_pkey" PRIMARY KEY ("trialId")
);
ALTER TABLE "SetAside" ADD CONSTRAINT "SetAside_trialId_fkey" FOREIGN KEY ("trialId") REFERENCES "Trial"("id") ON DELETE CASCADE ON UPDATE CASCADE;
CREATE TRIGGER set_aside_append_only BEFORE UPDATE ON "SetAside" FOR EACH ROW EXECUTE FUNCTION refuse_edit();
CREATE TRIGGER set_aside_kept BEFORE DELETE ON "SetAside" FOR EACH ROW EXECUTE FUNCTION refuse_delete();
