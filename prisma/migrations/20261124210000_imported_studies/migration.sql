-- A study that came in a file says from which one and when; what it says of itself stays as it was.
ALTER TABLE "Study" ADD COLUMN "importedSha256" TEXT,
ADD COLUMN "importedAt" TIMESTAMPTZ(6);
