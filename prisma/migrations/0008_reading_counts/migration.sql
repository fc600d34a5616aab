-- How often an article was opened on a day of the practice, and how often a time was chosen on the way from it. Numbers alone: nothing
-- here, and nothing anywhere else, says by whom.

CREATE TABLE "article_day" (
  "article" TEXT NOT NULL,
  "day" TEXT NOT NULL,
  "reads" INTEGER NOT NULL DEFAULT 0,
  "choices" INTEGER NOT NULL DEFAULT 0,
  CONSTRAINT "article_day_pkey" PRIMARY KEY ("article", "day"),
  CONSTRAINT "article_day_counts" CHECK ("reads" >= 0 AND "choices" >= 0)
);

CREATE INDEX "article_day_day_idx" ON "article_day" ("day");
