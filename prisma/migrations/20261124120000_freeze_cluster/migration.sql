-- A study is read by the cluster as it was when it was launched: a cluster registered anew must not change what its
-- old trials say.
ALTER TABLE "Study" ADD COLUMN "clusterSpec" JSONB;
UPDATE "Study" SET "clusterSpec" = "Cluster"."spec" FROM "Cluster" WHERE "Cluster"."id" = "Study"."clusterId";

-- Why no trial starts on a cluster at the moment, in one sentence.
ALTER TABLE "Cluster" ADD COLUMN "trouble" TEXT;

-- Events and judgements go only with their trial, which is deleted before them.
CREATE FUNCTION refuse_delete() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM "Trial" WHERE "id" = OLD."trialId") THEN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER event_kept BEFORE DELETE ON "Event" FOR EACH ROW EXECUTE FUNCTION refuse_delete();
CREATE TRIGGER judgement_kept BEFORE DELETE ON "Judgement" FOR EACH ROW EXECUTE FUNCTION refuse_delete();
