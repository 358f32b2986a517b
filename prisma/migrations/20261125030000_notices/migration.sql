-- Since when no trial starts on a cluster; null when nothing is in the way.
ALTER TABLE "Cluster" ADD COLUMN "troubleSince" TIMESTAMPTZ(6);
UPDATE "Cluster" SET "troubleSince" = now() WHERE trouble IS NOT NULL;

-- What a person should hear of: a study that ended, a cluster that waits for somebody.
CREATE TABLE "Notice" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "kind" TEXT NOT NULL,
    "occasion" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "nextAttemptAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sentAt" TIMESTAMPTZ(6),
    "failure" TEXT,
    CONSTRAINT "Notice_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "Notice_occasion_key" ON "Notice"("occasion");

-- Choices of this installation, one a row.
CREATE TABLE "Setting" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "updatedAt" TIMESTAMPTZ(6) NOT NULL,
    CONSTRAINT "Setting_pkey" PRIMARY KEY ("key")
);
