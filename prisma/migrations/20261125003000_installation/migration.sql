-- Names this installation in the locks on machines. The row comes when it is first asked for: databases are copied
-- from templates, and each copy is an installation of its own.
CREATE TABLE "Installation" (
    "single" BOOLEAN NOT NULL DEFAULT true CHECK ("single"),
    "id" TEXT NOT NULL,
    CONSTRAINT "Installation_pkey" PRIMARY KEY ("single")
);
