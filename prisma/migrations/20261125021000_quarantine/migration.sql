-- After a migration of which nobody knows how it ended: no trial that needs this VM, or this pair of hosts, begins
-- until a person has released them.
CREATE TABLE "Quarantine" (
    "id" TEXT NOT NULL,
    "clusterId" TEXT NOT NULL,
    "vm" TEXT NOT NULL,
    "fromHost" TEXT NOT NULL,
    "toHost" TEXT NOT NULL,
    "trialId" TEXT,
    "since" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "reason" TEXT NOT NULL,
    "releasedAt" TIMESTAMPTZ(6),
    "releasedBy" TEXT,
    "foundThen" TEXT,
    CONSTRAINT "Quarantine_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "Quarantine_clusterId_releasedAt_idx" ON "Quarantine"("clusterId", "releasedAt");
ALTER TABLE "Quarantine" ADD CONSTRAINT "Quarantine_clusterId_fkey" FOREIGN KEY ("clusterId") REFERENCES "Cluster"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Quarantine" ADD CONSTRAINT "Quarantine_trialId_fkey" FOREIGN KEY ("trialId") REFERENCES "Trial"("id") ON DELETE SET NULL ON UPDATE CASCADE;
