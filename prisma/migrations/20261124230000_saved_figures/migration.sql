-- Figures that somebody kept: an address and what was thought of it. The figure itself is recomputed.
CREATE TABLE "SavedFigure" (
    "id" TEXT NOT NULL,
    "studyId" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(6) NOT NULL,
    CONSTRAINT "SavedFigure_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "SavedFigure_studyId_address_key" ON "SavedFigure"("studyId", "address");
ALTER TABLE "SavedFigure" ADD CONSTRAINT "SavedFigure_studyId_fkey" FOREIGN KEY ("studyId") REFERENCES "Study"("id") ON DELETE CASCADE ON UPDATE CASCADE;
