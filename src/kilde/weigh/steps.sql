-- The steps of weighing as SQL for DuckDB, made of them by `python -m kilde.weigh.compiling`.
-- of conflicts.py copies.py copies_again.py echo_links.py echoes.py history.py identity.py incidents.py origins.py ranges.py rows.py rulebooks/acled.py rulebooks/airwars.py rulebooks/book.py rulebooks/house.py rulebooks/idmc.py rulebooks/ucdp.py series.py sources.py stocks.py translations.py: 30395bc441963ce26781135877f5a71ff91e0039c8e42a1e1352a501d42ffee7

-- run 853ce3ecf7e60b0c to copied
CREATE OR REPLACE TEMP TABLE "shared_runs" ("report" BIGINT, "run" BIGINT);

INSERT INTO "shared_runs"
SELECT
  "t1"."report",
  "t1"."run"
FROM "near_shingles" AS "t1"
SEMI JOIN (
  SELECT
    *
  FROM (
    SELECT
      "t0"."run",
      COUNT(*) AS "reports"
    FROM "near_shingles" AS "t0"
    GROUP BY
      1
  ) AS "t2"
  WHERE
    "t2"."reports" > 1 AND "t2"."reports" <= 500
) AS "t4"
  ON "t1"."run" = "t4"."run";

CREATE OR REPLACE TEMP TABLE "shared_counts" ("a" BIGINT, "b" BIGINT, "shared" BIGINT);

INSERT INTO "shared_counts"
SELECT
  "t3"."a",
  "t3"."b",
  COUNT(*) AS "shared"
FROM (
  SELECT
    "t1"."report" AS "a",
    "t2"."report" AS "b"
  FROM "shared_runs" AS "t1"
  INNER JOIN "shared_runs" AS "t2"
    ON "t1"."run" = "t2"."run" AND "t1"."report" < "t2"."report"
) AS "t3"
GROUP BY
  1,
  2;

CREATE OR REPLACE TEMP TABLE "overlaps" ("a" BIGINT, "b" BIGINT, "containment" DOUBLE);

INSERT INTO "overlaps"
SELECT
  "t7"."a",
  "t7"."b",
  "t7"."shared" / LEAST("t7"."runs_a", "t7"."runs_b") AS "containment"
FROM (
  SELECT
    "t2"."a",
    "t2"."b",
    "t2"."shared",
    "t5"."runs_a",
    "t6"."runs_b"
  FROM "shared_counts" AS "t2"
  INNER JOIN (
    SELECT
      "t1"."report" AS "a",
      "t1"."runs" AS "runs_a"
    FROM "run_counts" AS "t1"
  ) AS "t5"
    ON "t2"."a" = "t5"."a"
  INNER JOIN (
    SELECT
      "t1"."report" AS "b",
      "t1"."runs" AS "runs_b"
    FROM "run_counts" AS "t1"
  ) AS "t6"
    ON "t2"."b" = "t6"."b"
) AS "t7";

CREATE OR REPLACE TEMP TABLE "standing_counts" ("run" BIGINT, "publisher" TEXT, "pairs" BIGINT, "alike" BIGINT);

INSERT INTO "standing_counts"
SELECT
  "t9"."run",
  "t9"."publisher",
  COUNT(*) AS "pairs",
  SUM("t9"."millionths") AS "alike"
FROM (
  SELECT
    "t8"."run",
    "t8"."publisher",
    "t8"."a",
    "t8"."b",
    "t8"."containment",
    CAST(FLOOR("t8"."containment" * 1000000) AS BIGINT) AS "millionths"
  FROM (
    SELECT
      "t3"."run",
      "t4"."publisher",
      "t3"."report" AS "a",
      "t7"."report" AS "b",
      "t5"."containment"
    FROM "shared_runs" AS "t3"
    INNER JOIN "publishers" AS "t4"
      ON "t3"."report" = "t4"."report"
    INNER JOIN (
      SELECT
        "t3"."report",
        "t3"."run",
        "t4"."publisher"
      FROM "shared_runs" AS "t3"
      INNER JOIN "publishers" AS "t4"
        ON "t3"."report" = "t4"."report"
    ) AS "t7"
      ON "t3"."run" = "t7"."run"
      AND "t4"."publisher" = "t7"."publisher"
      AND "t3"."report" < "t7"."report"
    INNER JOIN "overlaps" AS "t5"
      ON "t3"."report" = "t5"."a" AND "t7"."report" = "t5"."b"
  ) AS "t8"
) AS "t9"
GROUP BY
  1,
  2;

CREATE OR REPLACE TEMP TABLE "standing_runs" ("run" BIGINT);

INSERT INTO "standing_runs"
SELECT DISTINCT
  "t0"."run"
FROM "standing_counts" AS "t0"
WHERE
  "t0"."pairs" >= 3 AND "t0"."alike" < (
    "t0"."pairs" * 600000
  );

CREATE OR REPLACE TEMP TABLE "standing_shares" ("report" BIGINT, "run" BIGINT);

INSERT INTO "standing_shares"
SELECT
  "t2"."report",
  "t2"."run"
FROM "shared_runs" AS "t2"
SEMI JOIN "standing_runs" AS "t3"
  ON "t2"."run" = "t3"."run";

CREATE OR REPLACE TEMP TABLE "own_shares" ("a" BIGINT, "b" BIGINT, "shared" BIGINT);

INSERT INTO "own_shares"
SELECT
  *
FROM (
  SELECT
    "t2"."a",
    "t2"."b",
    "t2"."shared" - COALESCE("t8"."standing", 0) AS "shared"
  FROM "shared_counts" AS "t2"
  LEFT OUTER JOIN (
    SELECT
      "t6"."a",
      "t6"."b",
      "t6"."shared" AS "standing"
    FROM (
      SELECT
        "t5"."a",
        "t5"."b",
        COUNT(*) AS "shared"
      FROM (
        SELECT
          "t3"."report" AS "a",
          "t4"."report" AS "b"
        FROM "standing_shares" AS "t3"
        INNER JOIN "standing_shares" AS "t4"
          ON "t3"."run" = "t4"."run" AND "t3"."report" < "t4"."report"
      ) AS "t5"
      GROUP BY
        1,
        2
    ) AS "t6"
  ) AS "t8"
    ON "t2"."a" = "t8"."a" AND "t2"."b" = "t8"."b"
) AS "t9"
WHERE
  "t9"."shared" > 0;

CREATE OR REPLACE TEMP TABLE "own_counts" ("report" BIGINT, "runs" BIGINT);

INSERT INTO "own_counts"
SELECT
  "t2"."report",
  "t2"."runs" - COALESCE("t4"."standing", 0) AS "runs"
FROM "run_counts" AS "t2"
LEFT OUTER JOIN (
  SELECT
    "t1"."report",
    COUNT(*) AS "standing"
  FROM "standing_shares" AS "t1"
  GROUP BY
    1
) AS "t4"
  ON "t2"."report" = "t4"."report";

CREATE OR REPLACE TEMP TABLE "copied" ("a" BIGINT, "b" BIGINT, "shared" BIGINT, "runs_a" BIGINT, "runs_b" BIGINT, "containment" DOUBLE, "similarity" DOUBLE);

INSERT INTO "copied"
SELECT
  *
FROM (
  SELECT
    "t7"."a",
    "t7"."b",
    "t7"."shared",
    "t7"."runs_a",
    "t7"."runs_b",
    "t7"."shared" / LEAST("t7"."runs_a", "t7"."runs_b") AS "containment",
    "t7"."shared" / (
      (
        "t7"."runs_a" + "t7"."runs_b"
      ) - "t7"."shared"
    ) AS "similarity"
  FROM (
    SELECT
      "t2"."a",
      "t2"."b",
      "t2"."shared",
      "t5"."runs_a",
      "t6"."runs_b"
    FROM "own_shares" AS "t2"
    INNER JOIN (
      SELECT
        "t1"."report" AS "a",
        "t1"."runs" AS "runs_a"
      FROM "own_counts" AS "t1"
    ) AS "t5"
      ON "t2"."a" = "t5"."a"
    INNER JOIN (
      SELECT
        "t1"."report" AS "b",
        "t1"."runs" AS "runs_b"
      FROM "own_counts" AS "t1"
    ) AS "t6"
      ON "t2"."b" = "t6"."b"
  ) AS "t7"
) AS "t8"
WHERE
  (
    (
      "t8"."shared" >= 15
    ) AND (
      "t8"."containment" >= 0.18
    )
  )
  OR (
    "t8"."similarity" >= 0.9
  );

-- run b201ec22eedc4302 to source_names
CREATE OR REPLACE TEMP TABLE "source_names" ("key" TEXT, "name" TEXT, "kind" TEXT, "known" BIGINT, "body" TEXT, "body_kind" TEXT, "first" BIGINT);

INSERT INTO "source_names"
SELECT
  "t1"."key",
  "t1"."name",
  "t1"."kind",
  "t1"."known",
  "t1"."body",
  "t1"."body_kind",
  MIN((
    "t1"."claim" * 1024
  ) + "t1"."number") AS "first"
FROM (
  SELECT
    *
  FROM "chain_links" AS "t0"
  WHERE
    "t0"."key" IS NOT NULL
) AS "t1"
GROUP BY
  1,
  2,
  3,
  4,
  5,
  6;

-- run 22ff69429d477d06 to moved_counts
CREATE OR REPLACE TEMP TABLE "moved_runs" ("report" BIGINT, "run" BIGINT);

INSERT INTO "moved_runs"
SELECT
  "t2"."report",
  "t2"."run"
FROM "near_shingles" AS "t2"
SEMI JOIN "moved" AS "t3"
  ON "t2"."report" = "t3"."report";

CREATE OR REPLACE TEMP TABLE "run_spreads" ("run" BIGINT, "reports" BIGINT);

INSERT INTO "run_spreads"
SELECT
  "t0"."run",
  COUNT(*) AS "reports"
FROM "near_shingles" AS "t0"
GROUP BY
  1;

CREATE OR REPLACE TEMP TABLE "near_runs" ("report" BIGINT, "run" BIGINT);

INSERT INTO "near_runs"
SELECT
  "t2"."report",
  "t2"."run"
FROM "near_shingles" AS "t2"
SEMI JOIN (
  SELECT
    *
  FROM "run_spreads" AS "t1"
  WHERE
    "t1"."reports" > 1 AND "t1"."reports" <= 500
) AS "t4"
  ON "t2"."run" = "t4"."run";

CREATE OR REPLACE TEMP TABLE "moved_overlaps" ("run" BIGINT, "a" BIGINT, "b" BIGINT);

INSERT INTO "moved_overlaps"
SELECT DISTINCT
  "t5"."run",
  LEAST("t5"."report", "t5"."other") AS "a",
  GREATEST("t5"."report", "t5"."other") AS "b"
FROM (
  SELECT
    "t2"."report",
    "t2"."run",
    "t4"."other"
  FROM "moved_runs" AS "t2"
  INNER JOIN (
    SELECT
      "t1"."run",
      "t1"."report" AS "other"
    FROM "near_runs" AS "t1"
  ) AS "t4"
    ON "t2"."run" = "t4"."run"
) AS "t5"
WHERE
  "t5"."report" <> "t5"."other";

CREATE OR REPLACE TEMP TABLE "moved_counts" ("run" BIGINT, "publisher" TEXT, "pairs" BIGINT, "alike" BIGINT);

INSERT INTO "moved_counts"
SELECT
  "t17"."run",
  "t17"."publisher",
  COUNT(*) AS "pairs",
  SUM("t17"."millionths") AS "alike"
FROM (
  SELECT
    "t3"."run",
    "t3"."a",
    "t3"."b",
    "t16"."publisher",
    "t16"."millionths"
  FROM "moved_overlaps" AS "t3"
  INNER JOIN (
    SELECT
      "t14"."a",
      "t14"."b",
      "t14"."publisher",
      "t14"."millionths"
    FROM (
      SELECT
        "t9"."a",
        "t9"."b",
        CAST(FLOOR((
          "t9"."shared" / LEAST("t10"."runs_a", "t11"."runs_b")
        ) * 1000000) AS BIGINT) AS "millionths",
        "t12"."publisher",
        "t13"."its"
      FROM (
        SELECT
          "t0"."a",
          "t0"."b",
          COUNT(*) AS "shared"
        FROM "moved_overlaps" AS "t0"
        GROUP BY
          1,
          2
      ) AS "t9"
      INNER JOIN (
        SELECT
          "t1"."report" AS "a",
          "t1"."runs" AS "runs_a"
        FROM "run_counts" AS "t1"
      ) AS "t10"
        ON "t9"."a" = "t10"."a"
      INNER JOIN (
        SELECT
          "t1"."report" AS "b",
          "t1"."runs" AS "runs_b"
        FROM "run_counts" AS "t1"
      ) AS "t11"
        ON "t9"."b" = "t11"."b"
      INNER JOIN (
        SELECT
          "t2"."report" AS "a",
          "t2"."publisher"
        FROM "publishers" AS "t2"
      ) AS "t12"
        ON "t9"."a" = "t12"."a"
      INNER JOIN (
        SELECT
          "t2"."report" AS "b",
          "t2"."publisher" AS "its"
        FROM "publishers" AS "t2"
      ) AS "t13"
        ON "t9"."b" = "t13"."b"
    ) AS "t14"
    WHERE
      "t14"."publisher" = "t14"."its"
  ) AS "t16"
    ON "t3"."a" = "t16"."a" AND "t3"."b" = "t16"."b"
) AS "t17"
GROUP BY
  1,
  2;

-- run 85c66f835e11f1ea to standing_runs
CREATE OR REPLACE TEMP TABLE "standing_runs" ("run" BIGINT);

INSERT INTO "standing_runs"
SELECT DISTINCT
  "t0"."run"
FROM "standing_counts" AS "t0"
WHERE
  "t0"."pairs" >= 3 AND "t0"."alike" < (
    "t0"."pairs" * 600000
  );

-- run f9b60c6c4b7fdac9 to copied
CREATE OR REPLACE TEMP TABLE "standing_runs" ("run" BIGINT);

INSERT INTO "standing_runs"
SELECT DISTINCT
  "t0"."run"
FROM "standing_counts" AS "t0"
WHERE
  "t0"."pairs" >= 3 AND "t0"."alike" < (
    "t0"."pairs" * 600000
  );

CREATE OR REPLACE TEMP TABLE "turned_runs" ("run" BIGINT);

INSERT INTO "turned_runs"
SELECT
  *
FROM (
  SELECT
    "t2"."run"
  FROM "standing_runs" AS "t2"
  ANTI JOIN "standing_before" AS "t5"
    ON "t2"."run" = "t5"."run"
) AS "t7"
UNION ALL
SELECT
  *
FROM (
  SELECT
    "t4"."run"
  FROM "standing_before" AS "t4"
  ANTI JOIN "standing_runs" AS "t3"
    ON "t4"."run" = "t3"."run"
) AS "t6";

CREATE OR REPLACE TEMP TABLE "touched" ("report" BIGINT);

INSERT INTO "touched"
SELECT DISTINCT
  *
FROM (
  SELECT
    *
  FROM "moved" AS "t0"
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      "t3"."report"
    FROM "shingles" AS "t3"
    SEMI JOIN "turned_runs" AS "t4"
      ON "t3"."run" = "t4"."run"
  ) AS "t5"
) AS "t6";

CREATE OR REPLACE TEMP TABLE "touched_runs" ("report" BIGINT, "run" BIGINT);

INSERT INTO "touched_runs"
SELECT
  "t3"."report",
  "t3"."run"
FROM "shingles" AS "t3"
SEMI JOIN "touched" AS "t4"
  ON "t3"."report" = "t4"."report"
ANTI JOIN "standing_runs" AS "t5"
  ON "t3"."run" = "t5"."run";

CREATE OR REPLACE TEMP TABLE "partner_runs" ("report" BIGINT, "run" BIGINT);

INSERT INTO "partner_runs"
SELECT
  "t2"."report",
  "t2"."run"
FROM "near_shingles" AS "t2"
SEMI JOIN "touched_runs" AS "t3"
  ON "t2"."run" = "t3"."run"
SEMI JOIN (
  SELECT
    *
  FROM (
    SELECT
      "t4"."run",
      COUNT(*) AS "reports"
    FROM (
      SELECT
        "t2"."report",
        "t2"."run"
      FROM "near_shingles" AS "t2"
      SEMI JOIN "touched_runs" AS "t3"
        ON "t2"."run" = "t3"."run"
    ) AS "t4"
    GROUP BY
      1
  ) AS "t5"
  WHERE
    "t5"."reports" > 1 AND "t5"."reports" <= 500
) AS "t7"
  ON "t2"."run" = "t7"."run";

CREATE OR REPLACE TEMP TABLE "touched_pairs" ("a" BIGINT, "b" BIGINT, "shared" BIGINT);

INSERT INTO "touched_pairs"
SELECT
  *
FROM (
  SELECT
    "t6"."a",
    "t6"."b",
    COUNT(*) AS "shared"
  FROM (
    SELECT DISTINCT
      "t5"."run",
      LEAST("t5"."report", "t5"."other") AS "a",
      GREATEST("t5"."report", "t5"."other") AS "b"
    FROM (
      SELECT
        "t2"."report",
        "t2"."run",
        "t4"."other"
      FROM "touched_runs" AS "t2"
      INNER JOIN (
        SELECT
          "t1"."run",
          "t1"."report" AS "other"
        FROM "partner_runs" AS "t1"
      ) AS "t4"
        ON "t2"."run" = "t4"."run"
    ) AS "t5"
    WHERE
      "t5"."report" <> "t5"."other"
  ) AS "t6"
  GROUP BY
    1,
    2
) AS "t7"
WHERE
  "t7"."shared" > 0;

CREATE OR REPLACE TEMP TABLE "own_counts" ("report" BIGINT, "runs" BIGINT);

INSERT INTO "own_counts"
SELECT
  "t10"."report",
  COUNT(*) AS "runs"
FROM (
  SELECT
    "t3"."report",
    "t3"."run"
  FROM "shingles" AS "t3"
  SEMI JOIN (
    SELECT DISTINCT
      *
    FROM (
      SELECT
        *
      FROM (
        SELECT
          "t2"."a" AS "report"
        FROM "touched_pairs" AS "t2"
      ) AS "t5"
      UNION ALL
      SELECT
        *
      FROM (
        SELECT
          "t2"."b" AS "report"
        FROM "touched_pairs" AS "t2"
      ) AS "t6"
    ) AS "t7"
  ) AS "t9"
    ON "t3"."report" = "t9"."report"
  ANTI JOIN "standing_runs" AS "t4"
    ON "t3"."run" = "t4"."run"
) AS "t10"
GROUP BY
  1;

CREATE OR REPLACE TEMP TABLE "copied" ("a" BIGINT, "b" BIGINT, "shared" BIGINT, "runs_a" BIGINT, "runs_b" BIGINT, "containment" DOUBLE, "similarity" DOUBLE);

INSERT INTO "copied"
SELECT
  *
FROM (
  SELECT
    "t7"."a",
    "t7"."b",
    "t7"."shared",
    "t7"."runs_a",
    "t7"."runs_b",
    "t7"."shared" / LEAST("t7"."runs_a", "t7"."runs_b") AS "containment",
    "t7"."shared" / (
      (
        "t7"."runs_a" + "t7"."runs_b"
      ) - "t7"."shared"
    ) AS "similarity"
  FROM (
    SELECT
      "t2"."a",
      "t2"."b",
      "t2"."shared",
      "t5"."runs_a",
      "t6"."runs_b"
    FROM "touched_pairs" AS "t2"
    INNER JOIN (
      SELECT
        "t1"."report" AS "a",
        "t1"."runs" AS "runs_a"
      FROM "own_counts" AS "t1"
    ) AS "t5"
      ON "t2"."a" = "t5"."a"
    INNER JOIN (
      SELECT
        "t1"."report" AS "b",
        "t1"."runs" AS "runs_b"
      FROM "own_counts" AS "t1"
    ) AS "t6"
      ON "t2"."b" = "t6"."b"
  ) AS "t7"
) AS "t8"
WHERE
  (
    (
      "t8"."shared" >= 15
    ) AND (
      "t8"."containment" >= 0.18
    )
  )
  OR (
    "t8"."similarity" >= 0.9
  );

-- run ae8b1e2a7a9631f7 to near_numbers
CREATE OR REPLACE TEMP TABLE "number_marks" ("report" BIGINT, "number" BIGINT, "at" BIGINT);

INSERT INTO "number_marks"
SELECT
  "t1"."report",
  "t1"."number",
  MIN("t1"."start") AS "at"
FROM (
  SELECT
    "t0"."report",
    "t0"."start",
    CAST("t0"."number" AS BIGINT) AS "number"
  FROM "counted" AS "t0"
  WHERE
    "t0"."number" >= 1 AND "t0"."number" < 1000000000000000.0
) AS "t1"
GROUP BY
  1,
  2;

CREATE OR REPLACE TEMP TABLE "number_runs" ("report" BIGINT, "first" BIGINT, "second" BIGINT, "third" BIGINT, "counts" BIGINT);

INSERT INTO "number_runs"
WITH "t1" AS (
  SELECT
    "t0"."report",
    "t0"."number" AS "first",
    LEAD("t0"."number", 1) OVER (
      PARTITION BY "t0"."report"
      ORDER BY "t0"."at" ASC, "t0"."number" ASC
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) AS "second",
    LEAD("t0"."number", 2) OVER (
      PARTITION BY "t0"."report"
      ORDER BY "t0"."at" ASC, "t0"."number" ASC
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) AS "third"
  FROM "number_marks" AS "t0"
)
SELECT
  *
FROM (
  SELECT
    *
  FROM (
    SELECT
      *
    FROM (
      SELECT
        "t2"."report",
        "t2"."first",
        "t2"."second",
        0 AS "third",
        1 AS "counts"
      FROM "t1" AS "t2"
    ) AS "t3"
    UNION ALL
    SELECT
      *
    FROM (
      SELECT
        "t2"."report",
        "t2"."first",
        "t2"."third" AS "second",
        0 AS "third",
        1 AS "counts"
      FROM "t1" AS "t2"
    ) AS "t4"
  ) AS "t5"
  WHERE
    "t5"."second" IS NOT NULL AND GREATEST("t5"."first", "t5"."second") >= 20
) AS "t7"
UNION ALL
SELECT
  *
FROM (
  SELECT
    "t2"."report",
    "t2"."first",
    "t2"."second",
    "t2"."third",
    2 AS "counts"
  FROM "t1" AS "t2"
  WHERE
    "t2"."third" IS NOT NULL
    AND GREATEST("t2"."first", "t2"."second", "t2"."third") < 20
) AS "t6";

CREATE OR REPLACE TEMP TABLE "dated_reports" ("report" BIGINT, "published_start" BIGINT, "language" TEXT);

INSERT INTO "dated_reports"
SELECT
  "t0"."report",
  "t0"."published_start",
  CASE WHEN "t0"."language" = 'no' THEN 'nb' ELSE "t0"."language" END AS "language"
FROM "dated_bylines" AS "t0"
WHERE
  "t0"."language" IS NOT NULL
  AND (
    "t0"."published_end" - "t0"."published_start"
  ) <= 2880;

CREATE OR REPLACE TEMP TABLE "perhaps_translated" ("a" BIGINT, "b" BIGINT);

INSERT INTO "perhaps_translated"
SELECT
  "t10"."a",
  "t10"."b"
FROM (
  SELECT
    "t9"."a",
    "t9"."b",
    SUM("t9"."counts") AS "counts"
  FROM (
    SELECT DISTINCT
      "t8"."first",
      "t8"."second",
      "t8"."third",
      "t8"."counts",
      LEAST("t8"."report", "t8"."other") AS "a",
      GREATEST("t8"."report", "t8"."other") AS "b"
    FROM (
      SELECT
        "t3"."report",
        "t3"."first",
        "t3"."second",
        "t3"."third",
        "t3"."counts",
        "t4"."published_start",
        "t4"."language",
        "t7"."other",
        "t7"."their_language",
        "t7"."came_out"
      FROM "number_runs" AS "t3"
      INNER JOIN "dated_reports" AS "t4"
        ON "t3"."report" = "t4"."report"
      INNER JOIN (
        SELECT
          "t3"."first",
          "t3"."second",
          "t3"."third",
          "t3"."report" AS "other",
          "t4"."language" AS "their_language",
          "t4"."published_start" AS "came_out"
        FROM "number_runs" AS "t3"
        INNER JOIN "dated_reports" AS "t4"
          ON "t3"."report" = "t4"."report"
        SEMI JOIN "moved" AS "t5"
          ON "t3"."report" = "t5"."report"
      ) AS "t7"
        ON "t3"."first" = "t7"."first"
        AND "t3"."second" = "t7"."second"
        AND "t3"."third" = "t7"."third"
    ) AS "t8"
    WHERE
      "t8"."language" <> "t8"."their_language"
      AND ABS("t8"."published_start" - "t8"."came_out") <= 10080
  ) AS "t9"
  GROUP BY
    1,
    2
) AS "t10"
WHERE
  "t10"."counts" > 1;

CREATE OR REPLACE TEMP TABLE "near_numbers" ("report" BIGINT, "number" BIGINT, "at" BIGINT);

INSERT INTO "near_numbers"
SELECT
  "t2"."report",
  "t2"."number",
  "t2"."at"
FROM "number_marks" AS "t2"
SEMI JOIN (
  SELECT
    *
  FROM (
    SELECT
      "t1"."a" AS "report"
    FROM "perhaps_translated" AS "t1"
  ) AS "t3"
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      "t1"."b" AS "report"
    FROM "perhaps_translated" AS "t1"
  ) AS "t4"
) AS "t6"
  ON "t2"."report" = "t6"."report";

-- run 1998392164adff0a to translated
CREATE OR REPLACE TEMP TABLE "first_marks" ("report" BIGINT, "mark" TEXT, "is_number" BOOLEAN, "at" BIGINT);

INSERT INTO "first_marks"
SELECT
  "t0"."report",
  "t0"."mark",
  "t0"."is_number",
  MIN("t0"."at") AS "at"
FROM "marks" AS "t0"
GROUP BY
  1,
  2,
  3;

CREATE OR REPLACE TEMP TABLE "mark_counts" ("report" BIGINT, "numbers" BIGINT, "names" BIGINT);

INSERT INTO "mark_counts"
SELECT
  "t0"."report",
  SUM(CAST("t0"."is_number" AS INT)) AS "numbers",
  SUM(CAST(NOT (
    "t0"."is_number"
  ) AS INT)) AS "names"
FROM "first_marks" AS "t0"
GROUP BY
  1;

CREATE OR REPLACE TEMP TABLE "shared_marks" ("a" BIGINT, "b" BIGINT, "is_number" BOOLEAN, "at" BIGINT, "its" BIGINT);

INSERT INTO "shared_marks"
SELECT
  "t2"."a",
  "t2"."b",
  "t5"."is_number",
  "t5"."at",
  "t6"."its"
FROM "perhaps_translated" AS "t2"
INNER JOIN (
  SELECT
    "t1"."mark",
    "t1"."is_number",
    "t1"."at",
    "t1"."report" AS "a"
  FROM "first_marks" AS "t1"
) AS "t5"
  ON "t2"."a" = "t5"."a"
INNER JOIN (
  SELECT
    "t1"."mark",
    "t1"."report" AS "b",
    "t1"."at" AS "its"
  FROM "first_marks" AS "t1"
) AS "t6"
  ON "t2"."b" = "t6"."b" AND "t5"."mark" = "t6"."mark";

CREATE OR REPLACE TEMP TABLE "alike_reports" ("a" BIGINT, "b" BIGINT, "numbers" BIGINT, "names" BIGINT, "numbers_a" BIGINT, "names_a" BIGINT, "numbers_b" BIGINT, "names_b" BIGINT, "of_numbers" BIGINT, "of_names" BIGINT);

INSERT INTO "alike_reports"
SELECT
  "t8"."a",
  "t8"."b",
  "t8"."numbers",
  "t8"."names",
  "t8"."numbers_a",
  "t8"."names_a",
  "t8"."numbers_b",
  "t8"."names_b",
  LEAST("t8"."numbers_a", "t8"."numbers_b") AS "of_numbers",
  LEAST("t8"."names_a", "t8"."names_b") AS "of_names"
FROM (
  SELECT
    "t7"."a",
    "t7"."b",
    "t7"."numbers",
    "t7"."names",
    "t4"."numbers_a",
    "t4"."names_a",
    "t5"."numbers_b",
    "t5"."names_b"
  FROM (
    SELECT
      "t0"."a",
      "t0"."b",
      SUM(CAST("t0"."is_number" AS INT)) AS "numbers",
      SUM(CAST(NOT (
        "t0"."is_number"
      ) AS INT)) AS "names"
    FROM "shared_marks" AS "t0"
    GROUP BY
      1,
      2
  ) AS "t7"
  INNER JOIN (
    SELECT
      "t1"."report" AS "a",
      "t1"."numbers" AS "numbers_a",
      "t1"."names" AS "names_a"
    FROM "mark_counts" AS "t1"
  ) AS "t4"
    ON "t7"."a" = "t4"."a"
  INNER JOIN (
    SELECT
      "t1"."report" AS "b",
      "t1"."numbers" AS "numbers_b",
      "t1"."names" AS "names_b"
    FROM "mark_counts" AS "t1"
  ) AS "t5"
    ON "t7"."b" = "t5"."b"
) AS "t8"
WHERE
  "t8"."numbers" >= 3
  AND "t8"."numbers" >= (
    LEAST("t8"."numbers_a", "t8"."numbers_b") * 0.75
  )
  AND "t8"."names" >= 4
  AND "t8"."names" >= (
    LEAST("t8"."names_a", "t8"."names_b") * 0.6
  )
  AND (
    (
      (
        "t8"."numbers" + "t8"."names"
      ) >= 12
    )
    OR (
      (
        "t8"."numbers" + "t8"."names"
      ) >= (
        (
          LEAST("t8"."numbers_a", "t8"."numbers_b") + LEAST("t8"."names_a", "t8"."names_b")
        ) * 0.9
      )
    )
  );

CREATE OR REPLACE TEMP TABLE "orders" ("a" BIGINT, "b" BIGINT, "twos" BIGINT, "alike" BIGINT);

INSERT INTO "orders"
SELECT
  "t8"."a",
  "t8"."b",
  COUNT(*) AS "twos",
  SUM(CAST("t8"."its" < "t8"."its_later" AS INT)) AS "alike"
FROM (
  SELECT
    *
  FROM (
    SELECT
      "t2"."a",
      "t2"."b",
      "t2"."at",
      "t2"."its",
      "t6"."at_later",
      "t6"."its_later"
    FROM "shared_marks" AS "t2"
    SEMI JOIN "alike_reports" AS "t3"
      ON "t2"."a" = "t3"."a" AND "t2"."b" = "t3"."b"
    INNER JOIN (
      SELECT
        "t4"."a",
        "t4"."b",
        "t4"."at" AS "at_later",
        "t4"."its" AS "its_later"
      FROM (
        SELECT
          "t2"."a",
          "t2"."b",
          "t2"."at",
          "t2"."its"
        FROM "shared_marks" AS "t2"
        SEMI JOIN "alike_reports" AS "t3"
          ON "t2"."a" = "t3"."a" AND "t2"."b" = "t3"."b"
      ) AS "t4"
    ) AS "t6"
      ON "t2"."a" = "t6"."a" AND "t2"."b" = "t6"."b"
  ) AS "t7"
  WHERE
    "t7"."at" < "t7"."at_later"
) AS "t8"
GROUP BY
  1,
  2;

CREATE OR REPLACE TEMP TABLE "translated" ("a" BIGINT, "b" BIGINT, "numbers" BIGINT, "names" BIGINT, "of_numbers" BIGINT, "of_names" BIGINT, "runs_a" BIGINT, "runs_b" BIGINT, "similarity" DOUBLE, "containment" DOUBLE);

INSERT INTO "translated"
SELECT
  "t4"."a",
  "t4"."b",
  "t4"."numbers",
  "t4"."names",
  "t4"."of_numbers",
  "t4"."of_names",
  "t4"."numbers_a" + "t4"."names_a" AS "runs_a",
  "t4"."numbers_b" + "t4"."names_b" AS "runs_b",
  (
    "t4"."numbers" + "t4"."names"
  ) / (
    (
      "t4"."numbers_a" + "t4"."names_a" + (
        "t4"."numbers_b" + "t4"."names_b"
      )
    ) - (
      "t4"."numbers" + "t4"."names"
    )
  ) AS "similarity",
  (
    "t4"."numbers" + "t4"."names"
  ) / (
    "t4"."of_numbers" + "t4"."of_names"
  ) AS "containment"
FROM (
  SELECT
    "t2"."a",
    "t2"."b",
    "t2"."numbers",
    "t2"."names",
    "t2"."numbers_a",
    "t2"."names_a",
    "t2"."numbers_b",
    "t2"."names_b",
    "t2"."of_numbers",
    "t2"."of_names",
    "t3"."twos",
    "t3"."alike"
  FROM "alike_reports" AS "t2"
  INNER JOIN "orders" AS "t3"
    ON "t2"."a" = "t3"."a" AND "t2"."b" = "t3"."b"
) AS "t4"
WHERE
  "t4"."alike" >= (
    "t4"."twos" * 0.85
  );

-- run 2e49ba1b6afffbfc to passed_on
CREATE OR REPLACE TEMP TABLE "claim_sources" ("claim" BIGINT, "number" BIGINT, "role" TEXT, "kind" TEXT, "name" TEXT, "key" TEXT);

INSERT INTO "claim_sources"
SELECT
  "t5"."claim",
  "t5"."number",
  "t5"."role",
  COALESCE("t5"."meant_kind", "t5"."kind") AS "kind",
  COALESCE("t5"."meant_name", "t5"."name") AS "name",
  COALESCE("t5"."meant", "t5"."key") AS "key"
FROM (
  SELECT
    "t4".*
    EXCLUDE ("key_right")
  FROM (
    SELECT
      "t2"."claim",
      "t2"."number",
      "t2"."role",
      "t2"."kind",
      "t2"."name",
      "t2"."key",
      "t2"."known",
      "t2"."body",
      "t2"."body_kind",
      "t3"."key" AS "key_right",
      "t3"."meant",
      "t3"."meant_name",
      "t3"."meant_kind"
    FROM "chain_links" AS "t2"
    LEFT OUTER JOIN "identities" AS "t3"
      ON "t2"."key" = "t3"."key"
  ) AS "t4"
) AS "t5";

CREATE OR REPLACE TEMP TABLE "family_dates" ("family" BIGINT, "family_start" BIGINT, "family_end" BIGINT);

INSERT INTO "family_dates"
SELECT
  "t0"."family",
  MIN("t0"."published_start") AS "family_start",
  MIN("t0"."published_end") AS "family_end"
FROM "reports" AS "t0"
GROUP BY
  1;

CREATE OR REPLACE TEMP TABLE "speakers" ("claim" BIGINT, "number" BIGINT, "origin" TEXT, "origin_name" TEXT, "origin_kind" TEXT);

INSERT INTO "speakers"
SELECT
  "t2"."claim",
  "t2"."number",
  "t2"."key" AS "origin",
  "t2"."name" AS "origin_name",
  "t2"."kind" AS "origin_kind"
FROM (
  SELECT
    "t1"."claim",
    "t1"."number",
    "t1"."role",
    "t1"."kind",
    "t1"."name",
    "t1"."key",
    ROW_NUMBER() OVER (
      PARTITION BY "t1"."claim"
      ORDER BY CASE WHEN "t1"."role" = 'claims' THEN 0 ELSE 1 END ASC, "t1"."number" ASC
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) - 1 AS "rank"
  FROM (
    SELECT
      *
    FROM "claim_sources" AS "t0"
    WHERE
      "t0"."role" <> 'evidence' AND "t0"."key" IS NOT NULL
  ) AS "t1"
) AS "t2"
WHERE
  "t2"."rank" = 0;

CREATE OR REPLACE TEMP TABLE "first_relays" ("claim" BIGINT, "relay" TEXT);

INSERT INTO "first_relays"
SELECT
  "t1"."claim",
  FIRST("t1"."key" ORDER BY "t1"."number") AS "relay"
FROM (
  SELECT
    *
  FROM "claim_sources" AS "t0"
  WHERE
    "t0"."role" = 'relays' AND "t0"."key" IS NOT NULL
) AS "t1"
GROUP BY
  1;

CREATE OR REPLACE TEMP TABLE "claim_origins" ("claim" BIGINT, "report" BIGINT, "order" BIGINT, "modality" TEXT, "measure" TEXT, "unit" TEXT, "extent" TEXT, "qualifier" TEXT, "categories" TEXT, "who" TEXT, "party" TEXT, "low" DOUBLE, "high" DOUBLE, "value" DOUBLE, "number" DOUBLE, "period_start" BIGINT, "period_end" BIGINT, "start_until" BIGINT, "start" BIGINT, "origin" TEXT, "origin_name" TEXT, "origin_kind" TEXT, "relay" TEXT, "family" BIGINT, "copy_of" BIGINT, "published_start" BIGINT, "published_end" BIGINT, "published" TEXT, "publisher" TEXT, "publisher_key" TEXT, "withdrawn" BOOLEAN, "family_start" BIGINT, "family_end" BIGINT);

INSERT INTO "claim_origins"
SELECT
  "t17"."claim",
  "t17"."report",
  "t17"."order",
  "t17"."modality",
  "t17"."measure",
  "t17"."unit",
  "t17"."extent",
  "t17"."qualifier",
  "t17"."categories",
  "t17"."who",
  "t17"."party",
  "t17"."low",
  "t17"."high",
  "t17"."value",
  "t17"."number",
  "t17"."period_start",
  "t17"."period_end",
  "t17"."start_until",
  "t17"."start",
  "t17"."origin",
  "t17"."origin_name",
  "t17"."origin_kind",
  "t17"."relay",
  "t10"."family",
  "t10"."copy_of",
  "t10"."published_start",
  "t10"."published_end",
  "t10"."published",
  "t10"."publisher",
  "t10"."publisher_key",
  "t10"."withdrawn",
  "t5"."family_start",
  "t5"."family_end"
FROM (
  SELECT
    "t15".*
    EXCLUDE ("claim_right")
  FROM (
    SELECT
      "t14"."claim",
      "t14"."report",
      "t14"."order",
      "t14"."modality",
      "t14"."measure",
      "t14"."unit",
      "t14"."extent",
      "t14"."qualifier",
      "t14"."categories",
      "t14"."who",
      "t14"."party",
      "t14"."low",
      "t14"."high",
      "t14"."value",
      "t14"."number",
      "t14"."period_start",
      "t14"."period_end",
      "t14"."start_until",
      "t14"."start",
      "t14"."origin",
      "t14"."origin_name",
      "t14"."origin_kind",
      "t7"."claim" AS "claim_right",
      "t7"."relay"
    FROM (
      SELECT
        "t12".*
        EXCLUDE ("claim_right")
      FROM (
        SELECT
          "t8"."claim",
          "t8"."report",
          "t8"."order",
          "t8"."modality",
          "t8"."measure",
          "t8"."unit",
          "t8"."extent",
          "t8"."qualifier",
          "t8"."categories",
          "t8"."who",
          "t8"."party",
          "t8"."low",
          "t8"."high",
          "t8"."value",
          "t8"."number",
          "t8"."period_start",
          "t8"."period_end",
          "t8"."start_until",
          "t8"."start",
          "t11"."claim" AS "claim_right",
          "t11"."origin",
          "t11"."origin_name",
          "t11"."origin_kind"
        FROM "claims" AS "t8"
        LEFT OUTER JOIN (
          SELECT
            "t4".*
            EXCLUDE ("number")
          FROM "speakers" AS "t4"
        ) AS "t11"
          ON "t8"."claim" = "t11"."claim"
      ) AS "t12"
    ) AS "t14"
    LEFT OUTER JOIN "first_relays" AS "t7"
      ON "t14"."claim" = "t7"."claim"
  ) AS "t15"
) AS "t17"
INNER JOIN (
  SELECT
    "t1".*
    EXCLUDE ("id", "story")
  FROM "reports" AS "t1"
) AS "t10"
  ON "t17"."report" = "t10"."report"
INNER JOIN "family_dates" AS "t5"
  ON "t10"."family" = "t5"."family";

CREATE OR REPLACE TEMP TABLE "named_sources" ("claim" BIGINT, "number" BIGINT, "key" TEXT, "name" TEXT, "kind" TEXT, "is_origin" BOOLEAN, "family" BIGINT, "order" BIGINT, "measure" TEXT, "published_start" BIGINT, "published_end" BIGINT, "published" TEXT);

INSERT INTO "named_sources"
SELECT
  "t14"."claim",
  "t14"."number",
  "t14"."key",
  "t14"."name",
  "t14"."kind",
  "t14"."is_origin",
  "t5"."family",
  "t5"."order",
  "t5"."measure",
  "t5"."published_start",
  "t5"."published_end",
  "t5"."published"
FROM (
  SELECT
    *
  FROM (
    SELECT
      "t11"."claim",
      "t11"."number",
      "t11"."key",
      "t11"."name",
      "t11"."kind",
      COALESCE("t11"."is_origin", FALSE) AS "is_origin"
    FROM (
      SELECT
        "t10".*
        EXCLUDE ("claim_right", "number_right")
      FROM (
        SELECT
          "t9"."claim",
          "t9"."number",
          "t9"."key",
          "t9"."name",
          "t9"."kind",
          "t8"."claim" AS "claim_right",
          "t8"."number" AS "number_right",
          "t8"."is_origin"
        FROM (
          SELECT
            "t1"."claim",
            "t1"."number",
            "t1"."key",
            "t1"."name",
            "t1"."kind"
          FROM "claim_sources" AS "t1"
          WHERE
            "t1"."key" IS NOT NULL
        ) AS "t9"
        LEFT OUTER JOIN (
          SELECT
            "t2"."claim",
            "t2"."number",
            TRUE AS "is_origin"
          FROM "speakers" AS "t2"
        ) AS "t8"
          ON "t9"."claim" = "t8"."claim" AND "t9"."number" = "t8"."number"
      ) AS "t10"
    ) AS "t11"
  ) AS "t12"
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      "t0"."claim",
      0 AS "number",
      '' AS "key",
      'no source named' AS "name",
      CAST(NULL AS TEXT) AS "kind",
      FALSE AS "is_origin"
    FROM "claim_origins" AS "t0"
    WHERE
      "t0"."origin" IS NULL
  ) AS "t6"
) AS "t14"
INNER JOIN (
  SELECT
    "t0"."claim",
    "t0"."family",
    "t0"."order",
    "t0"."measure",
    "t0"."published_start",
    "t0"."published_end",
    "t0"."published"
  FROM "claim_origins" AS "t0"
) AS "t5"
  ON "t14"."claim" = "t5"."claim";

CREATE OR REPLACE TEMP TABLE "source_rows" ("key" TEXT, "name" TEXT, "kind" TEXT, "claims" BIGINT, "reports" BIGINT, "first" TEXT, "newest" TEXT, "origin" BOOLEAN);

INSERT INTO "source_rows"
SELECT
  "t1"."key",
  MAX("t1"."name") FILTER(WHERE
    "t1"."rank" = 0) AS "name",
  MAX("t1"."kind") FILTER(WHERE
    "t1"."rank" = 0) AS "kind",
  COUNT(DISTINCT "t1"."claim") AS "claims",
  COUNT(DISTINCT "t1"."family") AS "reports",
  MIN("t1"."published") AS "first",
  MAX("t1"."published") AS "newest",
  BOOL_OR(CAST("t1"."is_origin" AS BOOLEAN)) AS "origin"
FROM (
  SELECT
    "t0"."claim",
    "t0"."number",
    "t0"."key",
    "t0"."name",
    "t0"."kind",
    "t0"."is_origin",
    "t0"."family",
    "t0"."order",
    "t0"."measure",
    "t0"."published_start",
    "t0"."published_end",
    "t0"."published",
    ROW_NUMBER() OVER (
      PARTITION BY "t0"."key"
      ORDER BY "t0"."published_start" DESC, "t0"."order" DESC, "t0"."claim" ASC
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) - 1 AS "rank"
  FROM "named_sources" AS "t0"
) AS "t1"
GROUP BY
  1;

CREATE OR REPLACE TEMP TABLE "source_measures" ("key" TEXT, "measure" TEXT, "claims" BIGINT);

INSERT INTO "source_measures"
SELECT
  "t0"."key",
  "t0"."measure",
  COUNT(DISTINCT "t0"."claim") AS "claims"
FROM "named_sources" AS "t0"
GROUP BY
  1,
  2;

CREATE OR REPLACE TEMP TABLE "passed_on" ("origin" TEXT, "relay_key" TEXT, "relay" TEXT, "claims" BIGINT);

INSERT INTO "passed_on"
SELECT
  "t9"."origin",
  "t9"."relay_key",
  MIN("t9"."relay") AS "relay",
  COUNT(DISTINCT "t9"."claim") AS "claims"
FROM (
  SELECT
    *
  FROM (
    SELECT
      *
    FROM (
      SELECT
        "t6"."claim",
        "t5"."origin",
        "t6"."relay_key",
        "t6"."relay"
      FROM (
        SELECT
          "t1"."claim",
          "t1"."key" AS "relay_key",
          "t1"."name" AS "relay"
        FROM "claim_sources" AS "t1"
        WHERE
          "t1"."role" = 'relays' AND "t1"."key" IS NOT NULL
      ) AS "t6"
      INNER JOIN (
        SELECT
          "t0"."claim",
          "t0"."origin",
          "t0"."publisher",
          "t0"."publisher_key"
        FROM "claim_origins" AS "t0"
        WHERE
          "t0"."origin" IS NOT NULL
      ) AS "t5"
        ON "t6"."claim" = "t5"."claim"
    ) AS "t7"
    UNION ALL
    SELECT
      *
    FROM (
      SELECT
        "t0"."claim",
        "t0"."origin",
        "t0"."publisher_key" AS "relay_key",
        "t0"."publisher" AS "relay"
      FROM "claim_origins" AS "t0"
      WHERE
        "t0"."origin" IS NOT NULL AND "t0"."publisher_key" IS NOT NULL
    ) AS "t3"
  ) AS "t8"
  WHERE
    "t8"."relay_key" <> "t8"."origin"
) AS "t9"
GROUP BY
  1,
  2;

-- run 3490d66446d9712a to kinds
CREATE OR REPLACE TEMP TABLE "claim_sources" ("claim" BIGINT, "number" BIGINT, "role" TEXT, "kind" TEXT, "name" TEXT, "key" TEXT);

INSERT INTO "claim_sources"
SELECT
  "t5"."claim",
  "t5"."number",
  "t5"."role",
  COALESCE("t5"."meant_kind", "t5"."kind") AS "kind",
  COALESCE("t5"."meant_name", "t5"."name") AS "name",
  COALESCE("t5"."meant", "t5"."key") AS "key"
FROM (
  SELECT
    "t4".*
    EXCLUDE ("key_right")
  FROM (
    SELECT
      "t2"."claim",
      "t2"."number",
      "t2"."role",
      "t2"."kind",
      "t2"."name",
      "t2"."key",
      "t2"."known",
      "t2"."body",
      "t2"."body_kind",
      "t3"."key" AS "key_right",
      "t3"."meant",
      "t3"."meant_name",
      "t3"."meant_kind"
    FROM "chain_links" AS "t2"
    LEFT OUTER JOIN "identities" AS "t3"
      ON "t2"."key" = "t3"."key"
  ) AS "t4"
) AS "t5";

DROP TABLE IF EXISTS "chain_links";

DROP TABLE IF EXISTS "identities";

CREATE OR REPLACE TEMP TABLE "kinds" ("claim" BIGINT, "report" BIGINT, "order" BIGINT, "modality" TEXT, "measure" TEXT, "unit" TEXT, "extent" TEXT, "qualifier" TEXT, "categories" TEXT, "who" TEXT, "party" TEXT, "low" DOUBLE, "high" DOUBLE, "value" DOUBLE, "number" DOUBLE, "period_start" BIGINT, "period_end" BIGINT, "start_until" BIGINT, "start" BIGINT, "origin" TEXT, "origin_name" TEXT, "origin_kind" TEXT, "relay" TEXT, "family" BIGINT, "copy_of" BIGINT, "published_start" BIGINT, "published_end" BIGINT, "published" TEXT, "publisher" TEXT, "publisher_key" TEXT, "withdrawn" BOOLEAN, "family_start" BIGINT, "family_end" BIGINT, "place_key" TEXT, "place" TEXT, "country" TEXT, "gazetteer_id" TEXT, "place_name" TEXT, "names_place" BOOLEAN, "kind" TEXT);

INSERT INTO "kinds"
SELECT
  "t31"."claim",
  "t31"."report",
  "t31"."order",
  "t31"."modality",
  "t31"."measure",
  "t31"."unit",
  "t31"."extent",
  "t31"."qualifier",
  "t31"."categories",
  "t31"."who",
  "t31"."party",
  "t31"."low",
  "t31"."high",
  "t31"."value",
  "t31"."number",
  "t31"."period_start",
  "t31"."period_end",
  "t31"."start_until",
  "t31"."start",
  "t31"."origin",
  "t31"."origin_name",
  "t31"."origin_kind",
  "t31"."relay",
  "t31"."family",
  "t31"."copy_of",
  "t31"."published_start",
  "t31"."published_end",
  "t31"."published",
  "t31"."publisher",
  "t31"."publisher_key",
  "t31"."withdrawn",
  "t31"."family_start",
  "t31"."family_end",
  "t31"."place_key",
  "t31"."place",
  "t31"."country",
  "t31"."gazetteer_id",
  "t31"."place_name",
  "t31"."place_key" IS NOT NULL AS "names_place",
  CONCAT_WS('|', "t31"."measure", "t31"."unit", "t31"."extent", "t31"."categories", "t31"."party") AS "kind"
FROM (
  SELECT
    "t30".*
    EXCLUDE ("claim_right")
  FROM (
    SELECT
      "t29"."claim",
      "t29"."report",
      "t29"."order",
      "t29"."modality",
      "t29"."measure",
      "t29"."unit",
      "t29"."extent",
      "t29"."qualifier",
      "t29"."categories",
      "t29"."who",
      "t29"."party",
      "t29"."low",
      "t29"."high",
      "t29"."value",
      "t29"."number",
      "t29"."period_start",
      "t29"."period_end",
      "t29"."start_until",
      "t29"."start",
      "t29"."origin",
      "t29"."origin_name",
      "t29"."origin_kind",
      "t29"."relay",
      "t7"."family",
      "t7"."copy_of",
      "t7"."published_start",
      "t7"."published_end",
      "t7"."published",
      "t7"."publisher",
      "t7"."publisher_key",
      "t7"."withdrawn",
      "t13"."family_start",
      "t13"."family_end",
      "t23"."claim" AS "claim_right",
      "t23"."place_key",
      "t23"."place",
      "t23"."country",
      "t23"."gazetteer_id",
      "t23"."place_name"
    FROM (
      SELECT
        "t27".*
        EXCLUDE ("claim_right")
      FROM (
        SELECT
          "t26"."claim",
          "t26"."report",
          "t26"."order",
          "t26"."modality",
          "t26"."measure",
          "t26"."unit",
          "t26"."extent",
          "t26"."qualifier",
          "t26"."categories",
          "t26"."who",
          "t26"."party",
          "t26"."low",
          "t26"."high",
          "t26"."value",
          "t26"."number",
          "t26"."period_start",
          "t26"."period_end",
          "t26"."start_until",
          "t26"."start",
          "t26"."origin",
          "t26"."origin_name",
          "t26"."origin_kind",
          "t16"."claim" AS "claim_right",
          "t16"."relay"
        FROM (
          SELECT
            "t24".*
            EXCLUDE ("claim_right")
          FROM (
            SELECT
              "t6"."claim",
              "t6"."report",
              "t6"."order",
              "t6"."modality",
              "t6"."measure",
              "t6"."unit",
              "t6"."extent",
              "t6"."qualifier",
              "t6"."categories",
              "t6"."who",
              "t6"."party",
              "t6"."low",
              "t6"."high",
              "t6"."value",
              "t6"."number",
              "t6"."period_start",
              "t6"."period_end",
              "t6"."start_until",
              "t6"."start",
              "t21"."claim" AS "claim_right",
              "t21"."origin",
              "t21"."origin_name",
              "t21"."origin_kind"
            FROM "claims" AS "t6"
            LEFT OUTER JOIN (
              SELECT
                "t18".*
                EXCLUDE ("number")
              FROM (
                SELECT
                  "t17"."claim",
                  "t17"."number",
                  "t17"."key" AS "origin",
                  "t17"."name" AS "origin_name",
                  "t17"."kind" AS "origin_kind"
                FROM (
                  SELECT
                    "t12"."claim",
                    "t12"."number",
                    "t12"."role",
                    "t12"."kind",
                    "t12"."name",
                    "t12"."key",
                    ROW_NUMBER() OVER (
                      PARTITION BY "t12"."claim"
                      ORDER BY CASE WHEN "t12"."role" = 'claims' THEN 0 ELSE 1 END ASC, "t12"."number" ASC
                      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                    ) - 1 AS "rank"
                  FROM (
                    SELECT
                      *
                    FROM "claim_sources" AS "t3"
                    WHERE
                      "t3"."role" <> 'evidence' AND "t3"."key" IS NOT NULL
                  ) AS "t12"
                ) AS "t17"
                WHERE
                  "t17"."rank" = 0
              ) AS "t18"
            ) AS "t21"
              ON "t6"."claim" = "t21"."claim"
          ) AS "t24"
        ) AS "t26"
        LEFT OUTER JOIN (
          SELECT
            "t11"."claim",
            FIRST("t11"."key" ORDER BY "t11"."number") AS "relay"
          FROM (
            SELECT
              *
            FROM "claim_sources" AS "t3"
            WHERE
              "t3"."role" = 'relays' AND "t3"."key" IS NOT NULL
          ) AS "t11"
          GROUP BY
            1
        ) AS "t16"
          ON "t26"."claim" = "t16"."claim"
      ) AS "t27"
    ) AS "t29"
    INNER JOIN (
      SELECT
        "t0".*
        EXCLUDE ("id", "story")
      FROM "reports" AS "t0"
    ) AS "t7"
      ON "t29"."report" = "t7"."report"
    INNER JOIN (
      SELECT
        "t0"."family",
        MIN("t0"."published_start") AS "family_start",
        MIN("t0"."published_end") AS "family_end"
      FROM "reports" AS "t0"
      GROUP BY
        1
    ) AS "t13"
      ON "t7"."family" = "t13"."family"
    LEFT OUTER JOIN (
      SELECT
        "t20"."claim",
        "t20"."place_key",
        "t20"."place",
        "t20"."country",
        "t20"."gazetteer_id",
        "t20"."key" AS "place_name"
      FROM (
        SELECT
          "t15"."claim",
          "t15"."number",
          "t15"."place_start",
          "t15"."place",
          "t15"."role",
          "t15"."key",
          "t15"."country",
          "t15"."gazetteer_id",
          "t15"."measure",
          "t15"."start",
          ROW_NUMBER() OVER (
            PARTITION BY "t15"."claim"
            ORDER BY CASE
              WHEN "t15"."measure" IN ('fled', 'departed', 'evacuated', 'displaced', 'evicted', 'rescued', 'relocated')
              AND (
                "t15"."role" = 'from'
              )
              THEN 0
              WHEN "t15"."measure" IN ('arrived', 'returned', 'in_camp', 'settled', 'sheltered')
              AND (
                "t15"."role" = 'to'
              )
              THEN 0
              WHEN "t15"."role" = 'at'
              THEN 1
              WHEN "t15"."role" IS NULL
              THEN 2
              ELSE 3
            END ASC, COALESCE(ABS("t15"."place_start" - "t15"."start"), 1000000) ASC, "t15"."number" ASC
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
          ) - 1 AS "rank",
          COALESCE("t15"."gazetteer_id", "t15"."key") AS "place_key"
        FROM (
          SELECT
            "t5"."claim",
            "t5"."number",
            "t5"."place_start",
            "t5"."place",
            "t5"."role",
            "t5"."key",
            "t5"."country",
            "t5"."gazetteer_id",
            "t10"."measure",
            "t10"."start"
          FROM "claim_places" AS "t5"
          INNER JOIN (
            SELECT
              "t2"."claim",
              "t2"."measure",
              "t2"."start"
            FROM "claims" AS "t2"
          ) AS "t10"
            ON "t5"."claim" = "t10"."claim"
        ) AS "t15"
      ) AS "t20"
      WHERE
        "t20"."rank" = 0
    ) AS "t23"
      ON "t29"."claim" = "t23"."claim"
  ) AS "t30"
) AS "t31";

DROP TABLE IF EXISTS "claim_places";

DROP TABLE IF EXISTS "claim_sources";

DROP TABLE IF EXISTS "claims";

-- run d5236c0d62fcce2b to comparable_claims
CREATE OR REPLACE TEMP TABLE "kinds_placed_by_origin" ("claim" BIGINT, "kind" TEXT, "family" BIGINT, "start" BIGINT, "place_key" TEXT, "place" TEXT, "place_name" TEXT, "country" TEXT, "gazetteer_id" TEXT);

INSERT INTO "kinds_placed_by_origin"
SELECT
  "t13"."claim",
  "t13"."kind",
  "t13"."family",
  "t13"."start",
  COALESCE("t13"."place_key", "t13"."found_place_key") AS "place_key",
  COALESCE("t13"."place", "t13"."found_place") AS "place",
  COALESCE("t13"."place_name", "t13"."found_place_name") AS "place_name",
  COALESCE("t13"."country", "t13"."found_country") AS "country",
  COALESCE("t13"."gazetteer_id", "t13"."found_gazetteer_id") AS "gazetteer_id"
FROM (
  SELECT
    "t12".*
    EXCLUDE ("claim_right")
  FROM (
    SELECT
      "t3"."claim",
      "t3"."kind",
      "t3"."family",
      "t3"."start",
      "t3"."place_key",
      "t3"."place",
      "t3"."place_name",
      "t3"."country",
      "t3"."gazetteer_id",
      "t11"."claim" AS "claim_right",
      "t11"."found_place_key",
      "t11"."found_place",
      "t11"."found_place_name",
      "t11"."found_country",
      "t11"."found_gazetteer_id"
    FROM (
      SELECT
        "t0"."claim",
        "t0"."kind",
        "t0"."family",
        "t0"."start",
        "t0"."place_key",
        "t0"."place",
        "t0"."place_name",
        "t0"."country",
        "t0"."gazetteer_id"
      FROM "kinds" AS "t0"
    ) AS "t3"
    LEFT OUTER JOIN (
      SELECT
        "t9"."claim",
        "t9"."place_key" AS "found_place_key",
        "t9"."place" AS "found_place",
        "t9"."place_name" AS "found_place_name",
        "t9"."country" AS "found_country",
        "t9"."gazetteer_id" AS "found_gazetteer_id"
      FROM (
        SELECT
          "t8"."claim",
          "t8"."kind",
          "t8"."origin",
          "t8"."number",
          "t8"."own",
          "t8"."place_key",
          "t8"."place",
          "t8"."place_name",
          "t8"."country",
          "t8"."gazetteer_id",
          "t8"."date",
          "t8"."distance",
          ROW_NUMBER() OVER (
            PARTITION BY "t8"."claim"
            ORDER BY "t8"."distance" ASC, "t8"."place_key" ASC
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
          ) - 1 AS "rank"
        FROM (
          SELECT
            "t7"."claim",
            "t7"."kind",
            "t7"."origin",
            "t7"."number",
            "t7"."own",
            "t7"."place_key",
            "t7"."place",
            "t7"."place_name",
            "t7"."country",
            "t7"."gazetteer_id",
            "t7"."date",
            ABS("t7"."own" - "t7"."date") AS "distance"
          FROM (
            SELECT
              "t5"."claim",
              "t5"."kind",
              "t5"."origin",
              "t5"."number",
              "t5"."own",
              "t6"."place_key",
              "t6"."place",
              "t6"."place_name",
              "t6"."country",
              "t6"."gazetteer_id",
              "t6"."date"
            FROM (
              SELECT
                "t0"."claim",
                "t0"."kind",
                "t0"."origin",
                "t0"."number",
                "t0"."family_start" AS "own"
              FROM "kinds" AS "t0"
              WHERE
                "t0"."place_key" IS NULL
            ) AS "t5"
            INNER JOIN (
              SELECT
                "t0"."kind",
                "t0"."origin",
                "t0"."number",
                "t0"."place_key",
                "t0"."place",
                "t0"."place_name",
                "t0"."country",
                "t0"."gazetteer_id",
                "t0"."family_start" AS "date"
              FROM "kinds" AS "t0"
              WHERE
                "t0"."place_key" IS NOT NULL AND "t0"."number" >= 20
            ) AS "t6"
              ON "t5"."kind" = "t6"."kind"
              AND "t5"."origin" = "t6"."origin"
              AND "t5"."number" = "t6"."number"
          ) AS "t7"
          WHERE
            ABS("t7"."own" - "t7"."date") <= 10080
        ) AS "t8"
      ) AS "t9"
      WHERE
        "t9"."rank" = 0
    ) AS "t11"
      ON "t3"."claim" = "t11"."claim"
  ) AS "t12"
) AS "t13";

CREATE OR REPLACE TEMP TABLE "comparable_claims" ("claim" BIGINT, "report" BIGINT, "order" BIGINT, "modality" TEXT, "measure" TEXT, "unit" TEXT, "extent" TEXT, "qualifier" TEXT, "categories" TEXT, "who" TEXT, "party" TEXT, "low" DOUBLE, "high" DOUBLE, "value" DOUBLE, "number" DOUBLE, "period_start" BIGINT, "period_end" BIGINT, "start_until" BIGINT, "start" BIGINT, "origin" TEXT, "origin_name" TEXT, "origin_kind" TEXT, "relay" TEXT, "family" BIGINT, "copy_of" BIGINT, "published_start" BIGINT, "published_end" BIGINT, "published" TEXT, "publisher" TEXT, "publisher_key" TEXT, "withdrawn" BOOLEAN, "family_start" BIGINT, "family_end" BIGINT, "names_place" BOOLEAN, "kind" TEXT, "place_key" TEXT, "place" TEXT, "place_name" TEXT, "country" TEXT, "gazetteer_id" TEXT, "spot" TEXT, "series" TEXT, "dated" BOOLEAN, "start_time" BIGINT, "end_time" BIGINT, "length" TEXT);

INSERT INTO "comparable_claims"
SELECT
  "t23".*
  EXCLUDE ("story")
FROM (
  SELECT
    "t22"."claim",
    "t22"."report",
    "t22"."order",
    "t22"."modality",
    "t22"."measure",
    "t22"."unit",
    "t22"."extent",
    "t22"."qualifier",
    "t22"."categories",
    "t22"."who",
    "t22"."party",
    "t22"."low",
    "t22"."high",
    "t22"."value",
    "t22"."number",
    "t22"."period_start",
    "t22"."period_end",
    "t22"."start_until",
    "t22"."start",
    "t22"."origin",
    "t22"."origin_name",
    "t22"."origin_kind",
    "t22"."relay",
    "t22"."family",
    "t22"."copy_of",
    "t22"."published_start",
    "t22"."published_end",
    "t22"."published",
    "t22"."publisher",
    "t22"."publisher_key",
    "t22"."withdrawn",
    "t22"."family_start",
    "t22"."family_end",
    "t22"."names_place",
    "t22"."kind",
    "t22"."place_key",
    "t22"."place",
    "t22"."place_name",
    "t22"."country",
    "t22"."gazetteer_id",
    "t22"."story",
    "t22"."spot",
    "t22"."series",
    "t22"."dated",
    "t22"."start_time",
    "t22"."end_time",
    CASE
      WHEN "t22"."extent" = 'cumulative'
      THEN 'since'
      WHEN "t22"."start_time" IS NULL
      THEN 'undated'
      WHEN (
        "t22"."end_time" - "t22"."start_time"
      ) <= 4320
      THEN 'day'
      WHEN (
        "t22"."end_time" - "t22"."start_time"
      ) <= 14400
      THEN 'week'
      WHEN (
        "t22"."end_time" - "t22"."start_time"
      ) <= 64800
      THEN 'month'
      WHEN (
        "t22"."end_time" - "t22"."start_time"
      ) <= 576000
      THEN 'year'
      ELSE 'years'
    END AS "length"
  FROM (
    SELECT
      "t21"."claim",
      "t21"."report",
      "t21"."order",
      "t21"."modality",
      "t21"."measure",
      "t21"."unit",
      "t21"."extent",
      "t21"."qualifier",
      "t21"."categories",
      "t21"."who",
      "t21"."party",
      "t21"."low",
      "t21"."high",
      "t21"."value",
      "t21"."number",
      "t21"."period_start",
      "t21"."period_end",
      "t21"."start_until",
      "t21"."start",
      "t21"."origin",
      "t21"."origin_name",
      "t21"."origin_kind",
      "t21"."relay",
      "t21"."family",
      "t21"."copy_of",
      "t21"."published_start",
      "t21"."published_end",
      "t21"."published",
      "t21"."publisher",
      "t21"."publisher_key",
      "t21"."withdrawn",
      "t21"."family_start",
      "t21"."family_end",
      "t21"."names_place",
      "t21"."kind",
      "t21"."place_key",
      "t21"."place",
      "t21"."place_name",
      "t21"."country",
      "t21"."gazetteer_id",
      "t21"."story",
      COALESCE("t21"."place_key", 'story ' || "t21"."story") AS "spot",
      SUBSTRING(
        SHA256(
          CONCAT_WS('|', "t21"."kind", COALESCE("t21"."place_key", 'story ' || "t21"."story"))
        ),
        CASE
          WHEN (
            0 + 1
          ) >= 1
          THEN 0 + 1
          ELSE 0 + 1 + LENGTH(
            SHA256(
              CONCAT_WS('|', "t21"."kind", COALESCE("t21"."place_key", 'story ' || "t21"."story"))
            )
          )
        END,
        16
      ) AS "series",
      (
        "t21"."period_start" IS NOT NULL
      ) OR (
        "t21"."period_end" IS NOT NULL
      ) AS "dated",
      CASE
        WHEN (
          "t21"."period_start" IS NOT NULL
        ) OR (
          "t21"."period_end" IS NOT NULL
        )
        THEN COALESCE("t21"."period_start", "t21"."period_end" - 1440)
        ELSE "t21"."family_start"
      END AS "start_time",
      CASE
        WHEN (
          "t21"."period_start" IS NOT NULL
        ) OR (
          "t21"."period_end" IS NOT NULL
        )
        THEN GREATEST(
          COALESCE("t21"."period_start", "t21"."period_end" - 1440),
          COALESCE("t21"."period_end", "t21"."published_end", "t21"."period_start")
        )
        ELSE "t21"."family_end"
      END AS "end_time"
    FROM (
      SELECT
        "t5"."claim",
        "t5"."report",
        "t5"."order",
        "t5"."modality",
        "t5"."measure",
        "t5"."unit",
        "t5"."extent",
        "t5"."qualifier",
        "t5"."categories",
        "t5"."who",
        "t5"."party",
        "t5"."low",
        "t5"."high",
        "t5"."value",
        "t5"."number",
        "t5"."period_start",
        "t5"."period_end",
        "t5"."start_until",
        "t5"."start",
        "t5"."origin",
        "t5"."origin_name",
        "t5"."origin_kind",
        "t5"."relay",
        "t5"."family",
        "t5"."copy_of",
        "t5"."published_start",
        "t5"."published_end",
        "t5"."published",
        "t5"."publisher",
        "t5"."publisher_key",
        "t5"."withdrawn",
        "t5"."family_start",
        "t5"."family_end",
        "t5"."names_place",
        "t5"."kind",
        "t20"."place_key",
        "t20"."place",
        "t20"."place_name",
        "t20"."country",
        "t20"."gazetteer_id",
        "t7"."story"
      FROM (
        SELECT
          "t0".*
          EXCLUDE ("country", "gazetteer_id", "place", "place_key", "place_name")
        FROM "kinds" AS "t0"
      ) AS "t5"
      INNER JOIN (
        SELECT
          "t18"."claim",
          COALESCE("t18"."place_key", "t18"."found_place_key") AS "place_key",
          COALESCE("t18"."place", "t18"."found_place") AS "place",
          COALESCE("t18"."place_name", "t18"."found_place_name") AS "place_name",
          COALESCE("t18"."country", "t18"."found_country") AS "country",
          COALESCE("t18"."gazetteer_id", "t18"."found_gazetteer_id") AS "gazetteer_id"
        FROM (
          SELECT
            "t17".*
            EXCLUDE ("claim_right")
          FROM (
            SELECT
              "t4"."claim",
              "t4"."kind",
              "t4"."family",
              "t4"."start",
              "t4"."place_key",
              "t4"."place",
              "t4"."place_name",
              "t4"."country",
              "t4"."gazetteer_id",
              "t16"."claim" AS "claim_right",
              "t16"."found_place_key",
              "t16"."found_place",
              "t16"."found_place_name",
              "t16"."found_country",
              "t16"."found_gazetteer_id"
            FROM "kinds_placed_by_origin" AS "t4"
            LEFT OUTER JOIN (
              SELECT
                "t14"."claim",
                "t14"."place_key" AS "found_place_key",
                "t14"."place" AS "found_place",
                "t14"."place_name" AS "found_place_name",
                "t14"."country" AS "found_country",
                "t14"."gazetteer_id" AS "found_gazetteer_id"
              FROM (
                SELECT
                  "t13"."claim",
                  "t13"."kind",
                  "t13"."family",
                  "t13"."own",
                  "t13"."place_key",
                  "t13"."place",
                  "t13"."place_name",
                  "t13"."country",
                  "t13"."gazetteer_id",
                  "t13"."date",
                  "t13"."distance",
                  ROW_NUMBER() OVER (
                    PARTITION BY "t13"."claim"
                    ORDER BY "t13"."distance" ASC, "t13"."place_key" ASC
                    ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                  ) - 1 AS "rank"
                FROM (
                  SELECT
                    "t12"."claim",
                    "t12"."kind",
                    "t12"."family",
                    "t12"."own",
                    "t12"."place_key",
                    "t12"."place",
                    "t12"."place_name",
                    "t12"."country",
                    "t12"."gazetteer_id",
                    "t12"."date",
                    ABS("t12"."own" - "t12"."date") AS "distance"
                  FROM (
                    SELECT
                      "t10"."claim",
                      "t10"."kind",
                      "t10"."family",
                      "t10"."own",
                      "t11"."place_key",
                      "t11"."place",
                      "t11"."place_name",
                      "t11"."country",
                      "t11"."gazetteer_id",
                      "t11"."date"
                    FROM (
                      SELECT
                        "t2"."claim",
                        "t2"."kind",
                        "t2"."family",
                        "t2"."start" AS "own"
                      FROM "kinds_placed_by_origin" AS "t2"
                      WHERE
                        "t2"."place_key" IS NULL
                    ) AS "t10"
                    INNER JOIN (
                      SELECT
                        "t2"."kind",
                        "t2"."family",
                        "t2"."place_key",
                        "t2"."place",
                        "t2"."place_name",
                        "t2"."country",
                        "t2"."gazetteer_id",
                        "t2"."start" AS "date"
                      FROM "kinds_placed_by_origin" AS "t2"
                      WHERE
                        "t2"."place_key" IS NOT NULL
                    ) AS "t11"
                      ON "t10"."kind" = "t11"."kind" AND "t10"."family" = "t11"."family"
                  ) AS "t12"
                ) AS "t13"
              ) AS "t14"
              WHERE
                "t14"."rank" = 0
            ) AS "t16"
              ON "t4"."claim" = "t16"."claim"
          ) AS "t17"
        ) AS "t18"
      ) AS "t20"
        ON "t5"."claim" = "t20"."claim"
      INNER JOIN (
        SELECT
          "t1"."report" AS "family",
          "t1"."story"
        FROM "reports" AS "t1"
      ) AS "t7"
        ON "t5"."family" = "t7"."family"
    ) AS "t21"
  ) AS "t22"
) AS "t23";

DROP TABLE IF EXISTS "kinds";

DROP TABLE IF EXISTS "kinds_placed_by_origin";

-- run 7a756886e2e8aa6d to figure_rows
CREATE OR REPLACE TEMP TABLE "settled_claims" ("claim" BIGINT, "series" TEXT, "length" TEXT, "start_time" BIGINT, "end_time" BIGINT, "stretch" BIGINT);

INSERT INTO "settled_claims"
SELECT
  "t12"."claim",
  "t12"."series",
  "t12"."length",
  "t12"."start_time",
  "t12"."end_time",
  "t18"."stretch"
FROM (
  SELECT
    "t10"."claim",
    "t10"."series",
    "t10"."length",
    "t10"."start_time",
    "t10"."end_time"
  FROM (
    SELECT
      "t9".*
      EXCLUDE ("claim_right")
    FROM (
      SELECT
        "t3"."claim",
        "t3"."series",
        "t3"."length",
        "t3"."start_time",
        "t3"."end_time",
        "t3"."start_until",
        "t8"."claim" AS "claim_right",
        "t8"."size"
      FROM (
        SELECT
          "t0"."claim",
          "t0"."series",
          "t0"."length",
          "t0"."start_time",
          "t0"."end_time",
          "t0"."start_until"
        FROM "comparable_claims" AS "t0"
        WHERE
          "t0"."dated" OR (
            "t0"."length" <> 'day'
          )
      ) AS "t3"
      LEFT OUTER JOIN (
        SELECT
          "t6"."claim",
          "t6"."size"
        FROM (
          SELECT
            "t5"."claim",
            "t5"."series",
            "t5"."number",
            "t5"."above",
            "t5"."smaller",
            SUM("t5"."smaller") OVER (
              PARTITION BY "t5"."series"
              ORDER BY "t5"."number" DESC, "t5"."claim" ASC
              ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
            ) AS "size"
          FROM (
            SELECT
              "t4"."claim",
              "t4"."series",
              "t4"."number",
              "t4"."above",
              CAST(COALESCE((
                "t4"."number" * 2
              ) < "t4"."above", FALSE) AS BIGINT) AS "smaller"
            FROM (
              SELECT
                "t1"."claim",
                "t1"."series",
                "t1"."number",
                LAG("t1"."number") OVER (
                  PARTITION BY "t1"."series"
                  ORDER BY "t1"."number" DESC, "t1"."claim" ASC
                  ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                ) AS "above"
              FROM (
                SELECT
                  *
                FROM "comparable_claims" AS "t0"
                WHERE
                  "t0"."length" = 'since' AND NOT (
                    "t0"."dated"
                  ) AND "t0"."number" IS NOT NULL
              ) AS "t1"
            ) AS "t4"
          ) AS "t5"
        ) AS "t6"
        WHERE
          "t6"."size" > 0
      ) AS "t8"
        ON "t3"."claim" = "t8"."claim"
    ) AS "t9"
  ) AS "t10"
) AS "t12"
INNER JOIN (
  SELECT
    "t16"."claim",
    "t16"."stretch"
  FROM (
    SELECT
      "t15"."claim",
      "t15"."series",
      "t15"."length",
      "t15"."size",
      "t15"."first",
      "t15"."last",
      "t15"."reached",
      "t15"."opens",
      SUM("t15"."opens") OVER (
        PARTITION BY "t15"."series", "t15"."length", "t15"."size"
        ORDER BY "t15"."first" ASC, "t15"."last" ASC, "t15"."claim" ASC
        ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
      ) + (
        "t15"."size" * 4294967296
      ) AS "stretch"
    FROM (
      SELECT
        "t14"."claim",
        "t14"."series",
        "t14"."length",
        "t14"."size",
        "t14"."first",
        "t14"."last",
        "t14"."reached",
        CAST((
          "t14"."reached" IS NULL
        ) OR (
          "t14"."first" >= "t14"."reached"
        ) AS BIGINT) AS "opens"
      FROM (
        SELECT
          "t13"."claim",
          "t13"."series",
          "t13"."length",
          "t13"."size",
          "t13"."first",
          "t13"."last",
          MAX("t13"."last") OVER (
            PARTITION BY "t13"."series", "t13"."length", "t13"."size"
            ORDER BY "t13"."first" ASC, "t13"."last" ASC, "t13"."claim" ASC
            ROWS BETWEEN UNBOUNDED PRECEDING AND 1 preceding
          ) AS "reached"
        FROM (
          SELECT
            "t10"."claim",
            "t10"."series",
            "t10"."length",
            COALESCE("t10"."size", 0) AS "size",
            CASE
              WHEN "t10"."length" = 'since'
              THEN "t10"."start_time"
              ELSE "t10"."start_time" + CASE
                WHEN "t10"."length" = 'day'
                THEN 0
                ELSE CAST(FLOOR((
                  "t10"."end_time" - "t10"."start_time"
                ) / (
                  7
                )) AS BIGINT)
              END
            END AS "first",
            CASE
              WHEN "t10"."length" = 'since'
              THEN GREATEST("t10"."start_time" + 44640, COALESCE("t10"."start_until", "t10"."start_time"))
              ELSE "t10"."end_time" - CASE
                WHEN "t10"."length" = 'day'
                THEN 0
                ELSE CAST(FLOOR((
                  "t10"."end_time" - "t10"."start_time"
                ) / (
                  7
                )) AS BIGINT)
              END
            END AS "last"
          FROM (
            SELECT
              "t9".*
              EXCLUDE ("claim_right")
            FROM (
              SELECT
                "t3"."claim",
                "t3"."series",
                "t3"."length",
                "t3"."start_time",
                "t3"."end_time",
                "t3"."start_until",
                "t8"."claim" AS "claim_right",
                "t8"."size"
              FROM (
                SELECT
                  "t0"."claim",
                  "t0"."series",
                  "t0"."length",
                  "t0"."start_time",
                  "t0"."end_time",
                  "t0"."start_until"
                FROM "comparable_claims" AS "t0"
                WHERE
                  "t0"."dated" OR (
                    "t0"."length" <> 'day'
                  )
              ) AS "t3"
              LEFT OUTER JOIN (
                SELECT
                  "t6"."claim",
                  "t6"."size"
                FROM (
                  SELECT
                    "t5"."claim",
                    "t5"."series",
                    "t5"."number",
                    "t5"."above",
                    "t5"."smaller",
                    SUM("t5"."smaller") OVER (
                      PARTITION BY "t5"."series"
                      ORDER BY "t5"."number" DESC, "t5"."claim" ASC
                      ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
                    ) AS "size"
                  FROM (
                    SELECT
                      "t4"."claim",
                      "t4"."series",
                      "t4"."number",
                      "t4"."above",
                      CAST(COALESCE((
                        "t4"."number" * 2
                      ) < "t4"."above", FALSE) AS BIGINT) AS "smaller"
                    FROM (
                      SELECT
                        "t1"."claim",
                        "t1"."series",
                        "t1"."number",
                        LAG("t1"."number") OVER (
                          PARTITION BY "t1"."series"
                          ORDER BY "t1"."number" DESC, "t1"."claim" ASC
                          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                        ) AS "above"
                      FROM (
                        SELECT
                          *
                        FROM "comparable_claims" AS "t0"
                        WHERE
                          "t0"."length" = 'since' AND NOT (
                            "t0"."dated"
                          ) AND "t0"."number" IS NOT NULL
                      ) AS "t1"
                    ) AS "t4"
                  ) AS "t5"
                ) AS "t6"
                WHERE
                  "t6"."size" > 0
              ) AS "t8"
                ON "t3"."claim" = "t8"."claim"
            ) AS "t9"
          ) AS "t10"
        ) AS "t13"
      ) AS "t14"
    ) AS "t15"
  ) AS "t16"
) AS "t18"
  ON "t12"."claim" = "t18"."claim";

CREATE OR REPLACE TEMP TABLE "undated_claims" ("claim" BIGINT, "stretch" BIGINT);

INSERT INTO "undated_claims"
WITH "t9" AS (
  SELECT
    "t5"."series",
    "t5"."stretch",
    MIN("t5"."start_time") AS "opened",
    MAX("t5"."end_time") AS "closed"
  FROM (
    SELECT
      *
    FROM "settled_claims" AS "t1"
    WHERE
      "t1"."length" = 'day'
  ) AS "t5"
  GROUP BY
    1,
    2
)
SELECT
  "t32"."claim",
  COALESCE("t32"."stretch", -1 - CAST(FLOOR((
    "t32"."start_time"
  ) / (
    1440
  )) AS BIGINT)) AS "stretch"
FROM (
  SELECT
    "t31".*
    EXCLUDE ("claim_right")
  FROM (
    SELECT
      "t8"."claim",
      "t8"."series",
      "t8"."number",
      "t8"."start_time",
      "t8"."end_time",
      "t30"."claim" AS "claim_right",
      "t30"."stretch"
    FROM (
      SELECT
        "t0"."claim",
        "t0"."series",
        "t0"."number",
        "t0"."start_time",
        "t0"."end_time"
      FROM "comparable_claims" AS "t0"
      WHERE
        NOT (
          "t0"."dated" OR (
            "t0"."length" <> 'day'
          )
        )
    ) AS "t8"
    LEFT OUTER JOIN (
      SELECT
        "t28"."claim",
        "t28"."stretch"
      FROM (
        SELECT
          "t27"."claim",
          "t27"."stretch",
          "t27"."opened",
          ROW_NUMBER() OVER (
            PARTITION BY "t27"."claim"
            ORDER BY "t27"."opened" DESC
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
          ) - 1 AS "rank"
        FROM (
          SELECT
            *
          FROM (
            SELECT
              "t21"."claim",
              "t21"."stretch",
              "t21"."opened"
            FROM (
              SELECT
                "t20".*
                EXCLUDE ("series_right")
              FROM (
                SELECT
                  "t19"."claim",
                  "t19"."series",
                  "t19"."number",
                  "t19"."start_time",
                  "t19"."end_time",
                  "t19"."stretch",
                  "t19"."opened",
                  "t19"."closed",
                  "t18"."series" AS "series_right",
                  "t18"."days"
                FROM (
                  SELECT
                    "t15".*
                    EXCLUDE ("series_right")
                  FROM (
                    SELECT
                      "t8"."claim",
                      "t8"."series",
                      "t8"."number",
                      "t8"."start_time",
                      "t8"."end_time",
                      "t12"."series" AS "series_right",
                      "t12"."stretch",
                      "t12"."opened",
                      "t12"."closed"
                    FROM (
                      SELECT
                        "t0"."claim",
                        "t0"."series",
                        "t0"."number",
                        "t0"."start_time",
                        "t0"."end_time"
                      FROM "comparable_claims" AS "t0"
                      WHERE
                        NOT (
                          "t0"."dated" OR (
                            "t0"."length" <> 'day'
                          )
                        )
                    ) AS "t8"
                    INNER JOIN "t9" AS "t12"
                      ON "t8"."series" = "t12"."series"
                      AND "t12"."opened" < "t8"."end_time"
                      AND "t12"."closed" > (
                        "t8"."start_time" - 2880
                      )
                  ) AS "t15"
                ) AS "t19"
                LEFT OUTER JOIN (
                  SELECT
                    *
                  FROM (
                    SELECT
                      "t10"."series",
                      COUNT(*) AS "days"
                    FROM "t9" AS "t10"
                    GROUP BY
                      1
                  ) AS "t14"
                  WHERE
                    "t14"."days" >= 10
                ) AS "t18"
                  ON "t19"."series" = "t18"."series"
              ) AS "t20"
            ) AS "t21"
            WHERE
              NOT (
                (
                  "t21"."closed" <= "t21"."start_time"
                ) AND (
                  "t21"."days" IS NOT NULL
                )
              )
          ) AS "t24"
          UNION ALL
          SELECT
            *
          FROM (
            SELECT
              "t25"."claim",
              "t25"."stretch",
              "t25"."opened"
            FROM (
              SELECT
                "t23"."claim",
                "t23"."series",
                "t23"."number",
                "t23"."start_time",
                "t23"."end_time",
                "t23"."stretch",
                "t23"."opened",
                "t23"."closed",
                "t23"."days",
                "t13"."its"
              FROM (
                SELECT
                  *
                FROM (
                  SELECT
                    "t20".*
                    EXCLUDE ("series_right")
                  FROM (
                    SELECT
                      "t19"."claim",
                      "t19"."series",
                      "t19"."number",
                      "t19"."start_time",
                      "t19"."end_time",
                      "t19"."stretch",
                      "t19"."opened",
                      "t19"."closed",
                      "t18"."series" AS "series_right",
                      "t18"."days"
                    FROM (
                      SELECT
                        "t15".*
                        EXCLUDE ("series_right")
                      FROM (
                        SELECT
                          "t8"."claim",
                          "t8"."series",
                          "t8"."number",
                          "t8"."start_time",
                          "t8"."end_time",
                          "t12"."series" AS "series_right",
                          "t12"."stretch",
                          "t12"."opened",
                          "t12"."closed"
                        FROM (
                          SELECT
                            "t0"."claim",
                            "t0"."series",
                            "t0"."number",
                            "t0"."start_time",
                            "t0"."end_time"
                          FROM "comparable_claims" AS "t0"
                          WHERE
                            NOT (
                              "t0"."dated" OR (
                                "t0"."length" <> 'day'
                              )
                            )
                        ) AS "t8"
                        INNER JOIN "t9" AS "t12"
                          ON "t8"."series" = "t12"."series"
                          AND "t12"."opened" < "t8"."end_time"
                          AND "t12"."closed" > (
                            "t8"."start_time" - 2880
                          )
                      ) AS "t15"
                    ) AS "t19"
                    LEFT OUTER JOIN (
                      SELECT
                        *
                      FROM (
                        SELECT
                          "t10"."series",
                          COUNT(*) AS "days"
                        FROM "t9" AS "t10"
                        GROUP BY
                          1
                      ) AS "t14"
                      WHERE
                        "t14"."days" >= 10
                    ) AS "t18"
                      ON "t19"."series" = "t18"."series"
                  ) AS "t20"
                ) AS "t21"
                WHERE
                  "t21"."closed" <= "t21"."start_time" AND "t21"."days" IS NOT NULL
              ) AS "t23"
              INNER JOIN (
                SELECT
                  "t6"."series",
                  "t6"."stretch",
                  "t3"."its"
                FROM (
                  SELECT
                    "t1"."claim",
                    "t1"."stretch",
                    "t1"."series"
                  FROM "settled_claims" AS "t1"
                  WHERE
                    "t1"."length" = 'day'
                ) AS "t6"
                INNER JOIN (
                  SELECT
                    "t0"."claim",
                    "t0"."number" AS "its"
                  FROM "comparable_claims" AS "t0"
                ) AS "t3"
                  ON "t6"."claim" = "t3"."claim"
              ) AS "t13"
                ON "t23"."series" = "t13"."series" AND "t23"."stretch" = "t13"."stretch"
            ) AS "t25"
            WHERE
              "t25"."number" >= (
                "t25"."its" * 0.95
              )
              AND "t25"."its" >= (
                "t25"."number" * 0.95
              )
          ) AS "t26"
        ) AS "t27"
      ) AS "t28"
      WHERE
        "t28"."rank" = 0
    ) AS "t30"
      ON "t8"."claim" = "t30"."claim"
  ) AS "t31"
) AS "t32";

CREATE OR REPLACE TEMP TABLE "day_numbers" ("claim" BIGINT, "series" TEXT, "number" DOUBLE, "wide" BOOLEAN, "stretch" BIGINT);

INSERT INTO "day_numbers"
SELECT
  "t7"."claim",
  "t7"."series",
  "t7"."number",
  "t7"."wide",
  "t6"."stretch"
FROM (
  SELECT
    "t0"."claim",
    "t0"."series",
    "t0"."number",
    COALESCE(
      "t0"."gazetteer_id" IN (
        'geonames:49518',
        'geonames:51537',
        'geonames:69543',
        'geonames:99237',
        'geonames:102358',
        'geonames:130758',
        'geonames:146669',
        'geonames:149590',
        'geonames:163843',
        'geonames:174982',
        'geonames:192950',
        'geonames:203312',
        'geonames:223816',
        'geonames:226074',
        'geonames:239880',
        'geonames:241170',
        'geonames:248816',
        'geonames:272103',
        'geonames:285570',
        'geonames:286963',
        'geonames:289688',
        'geonames:290291',
        'geonames:290557',
        'geonames:294640',
        'geonames:298795',
        'geonames:337996',
        'geonames:338010',
        'geonames:357994',
        'geonames:366755',
        'geonames:390903',
        'geonames:433561',
        'geonames:453733',
        'geonames:458258',
        'geonames:587116',
        'geonames:597427',
        'geonames:607072',
        'geonames:614540',
        'geonames:617790',
        'geonames:630336',
        'geonames:660013',
        'geonames:661882',
        'geonames:690791',
        'geonames:718075',
        'geonames:719819',
        'geonames:732800',
        'geonames:783754',
        'geonames:798544',
        'geonames:798549',
        'geonames:831053',
        'geonames:878675',
        'geonames:895949',
        'geonames:921929',
        'geonames:927384',
        'geonames:932692',
        'geonames:933860',
        'geonames:934292',
        'geonames:934841',
        'geonames:935317',
        'geonames:953987',
        'geonames:1024031',
        'geonames:1036973',
        'geonames:1062947',
        'geonames:1149361',
        'geonames:1168579',
        'geonames:1210997',
        'geonames:1218197',
        'geonames:1220409',
        'geonames:1227603',
        'geonames:1252634',
        'geonames:1269750',
        'geonames:1282028',
        'geonames:1282588',
        'geonames:1282988',
        'geonames:1327865',
        'geonames:1512440',
        'geonames:1522867',
        'geonames:1527747',
        'geonames:1546748',
        'geonames:1547376',
        'geonames:1559582',
        'geonames:1562822',
        'geonames:1605651',
        'geonames:1643084',
        'geonames:1655842',
        'geonames:1668284',
        'geonames:1694008',
        'geonames:1733045',
        'geonames:1814991',
        'geonames:1819730',
        'geonames:1820814',
        'geonames:1821275',
        'geonames:1831722',
        'geonames:1835841',
        'geonames:1861060',
        'geonames:1873107',
        'geonames:1880251',
        'geonames:1899402',
        'geonames:1966436',
        'geonames:2017370',
        'geonames:2029969',
        'geonames:2077456',
        'geonames:2078138',
        'geonames:2080185',
        'geonames:2081918',
        'geonames:2088628',
        'geonames:2103350',
        'geonames:2110297',
        'geonames:2110425',
        'geonames:2134431',
        'geonames:2139685',
        'geonames:2155115',
        'geonames:2186224',
        'geonames:2205218',
        'geonames:2215636',
        'geonames:2233387',
        'geonames:2245662',
        'geonames:2260494',
        'geonames:2264397',
        'geonames:2275384',
        'geonames:2287781',
        'geonames:2300660',
        'geonames:2309096',
        'geonames:2328926',
        'geonames:2361809',
        'geonames:2363686',
        'geonames:2372248',
        'geonames:2378080',
        'geonames:2395170',
        'geonames:2400553',
        'geonames:2403846',
        'geonames:2410758',
        'geonames:2411586',
        'geonames:2413451',
        'geonames:2420477',
        'geonames:2434508',
        'geonames:2440476',
        'geonames:2453866',
        'geonames:2461445',
        'geonames:2464461',
        'geonames:2510769',
        'geonames:2542007',
        'geonames:2562770',
        'geonames:2589581',
        'geonames:2622320',
        'geonames:2623032',
        'geonames:2629691',
        'geonames:2635167',
        'geonames:2658434',
        'geonames:2661886',
        'geonames:2750405',
        'geonames:2782113',
        'geonames:2802361',
        'geonames:2921044',
        'geonames:2960313',
        'geonames:2963597',
        'geonames:2993457',
        'geonames:3017382',
        'geonames:3041565',
        'geonames:3042058',
        'geonames:3042142',
        'geonames:3042225',
        'geonames:3042362',
        'geonames:3057568',
        'geonames:3077311',
        'geonames:3144096',
        'geonames:3164670',
        'geonames:3168068',
        'geonames:3175395',
        'geonames:3190538',
        'geonames:3194884',
        'geonames:3202326',
        'geonames:3277605',
        'geonames:3351879',
        'geonames:3355338',
        'geonames:3370751',
        'geonames:3374084',
        'geonames:3374766',
        'geonames:3378535',
        'geonames:3381670',
        'geonames:3382998',
        'geonames:3424932',
        'geonames:3425505',
        'geonames:3437598',
        'geonames:3439705',
        'geonames:3469034',
        'geonames:3474414',
        'geonames:3474415',
        'geonames:3489940',
        'geonames:3508796',
        'geonames:3562981',
        'geonames:3570311',
        'geonames:3572887',
        'geonames:3573345',
        'geonames:3573511',
        'geonames:3573591',
        'geonames:3575174',
        'geonames:3575830',
        'geonames:3576396',
        'geonames:3576468',
        'geonames:3576916',
        'geonames:3577279',
        'geonames:3577718',
        'geonames:3577815',
        'geonames:3578097',
        'geonames:3578421',
        'geonames:3578476',
        'geonames:3579143',
        'geonames:3580239',
        'geonames:3580718',
        'geonames:3582678',
        'geonames:3585968',
        'geonames:3595528',
        'geonames:3608932',
        'geonames:3617476',
        'geonames:3624060',
        'geonames:3625428',
        'geonames:3658394',
        'geonames:3686110',
        'geonames:3703430',
        'geonames:3723988',
        'geonames:3865483',
        'geonames:3895114',
        'geonames:3923057',
        'geonames:3932488',
        'geonames:3996063',
        'geonames:4030656',
        'geonames:4030945',
        'geonames:4031074',
        'geonames:4032283',
        'geonames:4034749',
        'geonames:4034894',
        'geonames:4036232',
        'geonames:4041468',
        'geonames:4043988',
        'geonames:4566966',
        'geonames:4796775',
        'geonames:5880801',
        'geonames:6251999',
        'geonames:6252001',
        'geonames:6254930',
        'geonames:6290252',
        'geonames:6697173',
        'geonames:7609695',
        'geonames:7626836',
        'geonames:7626844',
        'geonames:7909807'
      ),
      FALSE
    ) AS "wide"
  FROM "comparable_claims" AS "t0"
  WHERE
    "t0"."extent" = 'flow'
    AND "t0"."length" = 'day'
    AND "t0"."modality" IN ('asserted', 'possible')
    AND "t0"."number" IS NOT NULL
) AS "t7"
INNER JOIN (
  SELECT
    *
  FROM (
    SELECT
      "t2"."claim",
      "t2"."stretch"
    FROM "settled_claims" AS "t2"
  ) AS "t3"
  UNION ALL
  SELECT
    *
  FROM "undated_claims" AS "t1"
) AS "t6"
  ON "t7"."claim" = "t6"."claim";

CREATE OR REPLACE TEMP TABLE "told_numbers" ("series" TEXT, "length" TEXT, "stretch" BIGINT, "report" BIGINT, "origin" TEXT, "family" BIGINT, "number" DOUBLE, "wide" BOOLEAN, "busy" BOOLEAN, "at" BIGINT, "exact" BOOLEAN, "vague" BOOLEAN, "at_most" BOOLEAN, "nth" BIGINT);

INSERT INTO "told_numbers"
SELECT
  "t14"."series",
  "t14"."length",
  "t14"."stretch",
  "t14"."report",
  "t14"."origin",
  "t14"."family",
  "t14"."number",
  "t14"."wide",
  "t14"."busy",
  "t14"."at",
  "t14"."exact",
  "t14"."vague",
  "t14"."at_most",
  ROW_NUMBER() OVER (
    PARTITION BY "t14"."series", "t14"."length", "t14"."stretch", "t14"."report", "t14"."origin"
    ORDER BY "t14"."at" ASC, "t14"."number" ASC
    ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
  ) - 1 AS "nth"
FROM (
  SELECT
    "t13"."series",
    "t13"."length",
    "t13"."stretch",
    "t13"."report",
    "t13"."origin",
    "t13"."family",
    "t13"."number",
    "t13"."wide",
    "t13"."busy",
    MIN("t13"."start") AS "at",
    BOOL_AND(CAST("t13"."qualifier" = 'exact' AS BOOLEAN)) AS "exact",
    BOOL_OR(CAST("t13"."qualifier" = 'vague' AS BOOLEAN)) AS "vague",
    BOOL_OR(CAST("t13"."qualifier" = 'at_most' AS BOOLEAN)) AS "at_most"
  FROM (
    SELECT
      "t12"."claim",
      "t12"."stretch",
      "t12"."wide",
      "t12"."busy",
      "t4"."series",
      "t4"."length",
      "t4"."report",
      "t4"."family",
      "t4"."origin",
      "t4"."number",
      "t4"."qualifier",
      "t4"."start"
    FROM (
      SELECT
        "t10".*
        EXCLUDE ("series")
      FROM (
        SELECT
          "t5"."claim",
          "t5"."series",
          "t5"."stretch",
          "t9"."wide",
          "t9"."busy"
        FROM (
          SELECT
            "t1"."claim",
            "t1"."series",
            "t1"."stretch"
          FROM "day_numbers" AS "t1"
        ) AS "t5"
        INNER JOIN (
          SELECT
            "t7"."series",
            "t7"."stretch",
            "t7"."wide",
            "t7"."days" >= 10 AS "busy"
          FROM (
            SELECT
              "t6"."series",
              "t6"."stretch",
              "t6"."least",
              "t6"."most",
              "t6"."wide",
              COUNT(*) OVER (
                PARTITION BY "t6"."series"
                ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
              ) AS "days"
            FROM (
              SELECT
                "t1"."series",
                "t1"."stretch",
                MIN("t1"."number") AS "least",
                MAX("t1"."number") AS "most",
                BOOL_OR(CAST("t1"."wide" AS BOOLEAN)) AS "wide"
              FROM "day_numbers" AS "t1"
              GROUP BY
                1,
                2
            ) AS "t6"
          ) AS "t7"
          WHERE
            "t7"."least" < (
              "t7"."most" * 0.95
            )
        ) AS "t9"
          ON "t5"."series" = "t9"."series" AND "t5"."stretch" = "t9"."stretch"
      ) AS "t10"
    ) AS "t12"
    INNER JOIN (
      SELECT
        "t0"."claim",
        "t0"."series",
        "t0"."length",
        "t0"."report",
        "t0"."family",
        "t0"."origin",
        "t0"."number",
        "t0"."qualifier",
        "t0"."start"
      FROM "comparable_claims" AS "t0"
    ) AS "t4"
      ON "t12"."claim" = "t4"."claim"
  ) AS "t13"
  GROUP BY
    1,
    2,
    3,
    4,
    5,
    6,
    7,
    8,
    9
) AS "t14";

DROP TABLE IF EXISTS "day_numbers";

CREATE OR REPLACE TEMP TABLE "main_numbers" ("series" TEXT, "length" TEXT, "stretch" BIGINT, "main_exact" BOOLEAN, "main" DOUBLE);

INSERT INTO "main_numbers"
SELECT
  "t3"."series",
  "t3"."length",
  "t3"."stretch",
  "t3"."main_exact",
  "t3"."number" AS "main"
FROM (
  SELECT
    "t2"."series",
    "t2"."length",
    "t2"."stretch",
    "t2"."number",
    "t2"."families",
    "t2"."main_exact",
    ROW_NUMBER() OVER (
      PARTITION BY "t2"."series", "t2"."length", "t2"."stretch"
      ORDER BY "t2"."families" DESC, "t2"."number" DESC
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) - 1 AS "rank"
  FROM (
    SELECT
      "t1"."series",
      "t1"."length",
      "t1"."stretch",
      "t1"."number",
      COUNT(DISTINCT "t1"."family") AS "families",
      BOOL_AND(CAST("t1"."exact" AS BOOLEAN)) AS "main_exact"
    FROM (
      SELECT
        *
      FROM "told_numbers" AS "t0"
      WHERE
        "t0"."nth" = 0
    ) AS "t1"
    GROUP BY
      1,
      2,
      3,
      4
  ) AS "t2"
) AS "t3"
WHERE
  "t3"."rank" = 0;

CREATE OR REPLACE TEMP VIEW "series_claims" AS
WITH "t13" AS (
  SELECT
    *
  FROM (
    SELECT
      "t2"."claim",
      "t2"."stretch"
    FROM "settled_claims" AS "t2"
  ) AS "t9"
  UNION ALL
  SELECT
    *
  FROM "undated_claims" AS "t1"
), "t26" AS (
  SELECT
    "t24"."series",
    "t24"."length",
    "t24"."stretch",
    "t24"."report",
    "t24"."origin",
    "t24"."family",
    "t24"."number",
    "t24"."wide",
    "t24"."busy",
    "t24"."at",
    "t24"."exact",
    "t24"."vague",
    "t24"."at_most",
    "t24"."nth",
    "t24"."main_exact",
    "t24"."main",
    "t24"."is_main",
    "t24"."voice",
    "t24"."nearness",
    ROW_NUMBER() OVER (
      PARTITION BY "t24"."series", "t24"."length", "t24"."stretch", "t24"."report", "t24"."voice"
      ORDER BY "t24"."is_main" DESC, "t24"."nth" ASC
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) - 1 AS "place"
  FROM (
    SELECT
      "t20"."series",
      "t20"."length",
      "t20"."stretch",
      "t20"."report",
      "t20"."origin",
      "t20"."family",
      "t20"."number",
      "t20"."wide",
      "t20"."busy",
      "t20"."at",
      "t20"."exact",
      "t20"."vague",
      "t20"."at_most",
      "t20"."nth",
      "t20"."main_exact",
      "t20"."main",
      "t20"."number" = "t20"."main" AS "is_main",
      COALESCE("t20"."origin", '') AS "voice",
      (
        LEAST("t20"."number", "t20"."main") + 1
      ) / (
        GREATEST("t20"."number", "t20"."main") + 1
      ) AS "nearness"
    FROM (
      SELECT
        "t7"."series",
        "t7"."length",
        "t7"."stretch",
        "t7"."report",
        "t7"."origin",
        "t7"."family",
        "t7"."number",
        "t7"."wide",
        "t7"."busy",
        "t7"."at",
        "t7"."exact",
        "t7"."vague",
        "t7"."at_most",
        "t7"."nth",
        "t6"."main_exact",
        "t6"."main"
      FROM "told_numbers" AS "t7"
      INNER JOIN "main_numbers" AS "t6"
        ON "t7"."series" = "t6"."series"
        AND "t7"."length" = "t6"."length"
        AND "t7"."stretch" = "t6"."stretch"
    ) AS "t20"
  ) AS "t24"
), "t29" AS (
  SELECT
    "t25"."series",
    "t25"."length",
    "t25"."stretch",
    "t25"."number",
    "t25"."opens",
    "t25"."group",
    MIN("t25"."number") OVER (
      PARTITION BY "t25"."series", "t25"."length", "t25"."stretch", "t25"."group"
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) AS "which"
  FROM (
    SELECT
      "t22"."series",
      "t22"."length",
      "t22"."stretch",
      "t22"."number",
      "t22"."opens",
      SUM("t22"."opens") OVER (
        PARTITION BY "t22"."series", "t22"."length", "t22"."stretch"
        ORDER BY "t22"."number" ASC
        ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
      ) AS "group"
    FROM (
      SELECT
        "t10"."series",
        "t10"."length",
        "t10"."stretch",
        "t10"."number",
        CAST(COALESCE(
          LAG("t10"."number") OVER (
            PARTITION BY "t10"."series", "t10"."length", "t10"."stretch"
            ORDER BY "t10"."number" ASC
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
          ) < (
            "t10"."number" * 0.75
          ),
          TRUE
        ) AS BIGINT) AS "opens"
      FROM (
        SELECT DISTINCT
          "t4"."series",
          "t4"."length",
          "t4"."stretch",
          "t4"."number"
        FROM "told_numbers" AS "t4"
        WHERE
          "t4"."wide"
      ) AS "t10"
    ) AS "t22"
  ) AS "t25"
), "t51" AS (
  SELECT
    *
  FROM (
    SELECT
      "t37"."series",
      "t37"."length",
      "t37"."stretch",
      "t37"."number",
      "t37"."which"
    FROM (
      SELECT
        "t31"."series",
        "t31"."length",
        "t31"."stretch",
        "t31"."number",
        "t31"."which"
      FROM "t29" AS "t31"
    ) AS "t37"
    ANTI JOIN (
      SELECT
        "t39"."series",
        "t39"."length",
        "t39"."stretch",
        "t39"."which"
      FROM (
        SELECT
          "t37"."series",
          "t37"."length",
          "t37"."stretch",
          "t37"."number",
          "t37"."which",
          "t6"."main_exact",
          "t6"."main"
        FROM (
          SELECT
            "t31"."series",
            "t31"."length",
            "t31"."stretch",
            "t31"."number",
            "t31"."which"
          FROM "t29" AS "t31"
        ) AS "t37"
        INNER JOIN "main_numbers" AS "t6"
          ON "t37"."series" = "t6"."series"
          AND "t37"."length" = "t6"."length"
          AND "t37"."stretch" = "t6"."stretch"
      ) AS "t39"
      WHERE
        "t39"."number" = "t39"."main"
    ) AS "t41"
      ON "t37"."series" = "t41"."series"
      AND "t37"."length" = "t41"."length"
      AND "t37"."stretch" = "t41"."stretch"
      AND "t37"."which" = "t41"."which"
  ) AS "t42"
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      "t49"."series",
      "t49"."length",
      "t49"."stretch",
      "t49"."number",
      "t49"."number" AS "which"
    FROM (
      SELECT
        "t48"."series",
        "t48"."length",
        "t48"."stretch",
        "t48"."number"
      FROM (
        SELECT
          *
        FROM (
          SELECT DISTINCT
            "t45"."series",
            "t45"."length",
            "t45"."stretch",
            "t45"."number"
          FROM (
            SELECT
              "t44"."series",
              "t44"."length",
              "t44"."stretch",
              "t44"."report",
              "t44"."origin",
              "t44"."family",
              "t44"."number",
              "t44"."wide",
              "t44"."busy",
              "t44"."at",
              "t44"."exact",
              "t44"."vague",
              "t44"."at_most",
              "t44"."nth",
              "t44"."main_exact",
              "t44"."main",
              "t44"."is_main",
              "t44"."voice",
              "t44"."nearness",
              "t44"."place",
              "t44"."its_voice",
              "t44"."its",
              "t44"."its_nearness",
              "t44"."its_exact",
              "t44"."its_vague",
              "t44"."its_at_most",
              "t19"."leads"
            FROM (
              SELECT
                *
              FROM (
                SELECT
                  "t30"."series",
                  "t30"."length",
                  "t30"."stretch",
                  "t30"."report",
                  "t30"."origin",
                  "t30"."family",
                  "t30"."number",
                  "t30"."wide",
                  "t30"."busy",
                  "t30"."at",
                  "t30"."exact",
                  "t30"."vague",
                  "t30"."at_most",
                  "t30"."nth",
                  "t30"."main_exact",
                  "t30"."main",
                  "t30"."is_main",
                  "t30"."voice",
                  "t30"."nearness",
                  "t30"."place",
                  "t35"."its_voice",
                  "t35"."its",
                  "t35"."its_nearness",
                  "t35"."its_exact",
                  "t35"."its_vague",
                  "t35"."its_at_most"
                FROM "t26" AS "t30"
                INNER JOIN (
                  SELECT
                    "t28"."series",
                    "t28"."length",
                    "t28"."stretch",
                    "t28"."report",
                    "t28"."voice" AS "its_voice",
                    "t28"."number" AS "its",
                    "t28"."nearness" AS "its_nearness",
                    "t28"."exact" AS "its_exact",
                    "t28"."vague" AS "its_vague",
                    "t28"."at_most" AS "its_at_most"
                  FROM "t26" AS "t28"
                  WHERE
                    "t28"."place" = 0
                ) AS "t35"
                  ON "t30"."series" = "t35"."series"
                  AND "t30"."length" = "t35"."length"
                  AND "t30"."stretch" = "t35"."stretch"
                  AND "t30"."report" = "t35"."report"
              ) AS "t38"
              WHERE
                (
                  (
                    (
                      "t38"."voice" = "t38"."its_voice"
                    ) AND (
                      "t38"."place" > 0
                    )
                  )
                  OR (
                    (
                      "t38"."voice" <> "t38"."its_voice"
                    )
                    AND (
                      (
                        "t38"."voice" = ''
                      ) OR (
                        "t38"."its_voice" = ''
                      )
                    )
                    AND (
                      "t38"."nearness" < "t38"."its_nearness"
                    )
                  )
                )
                AND NOT (
                  (
                    (
                      "t38"."number" >= (
                        "t38"."its" * CASE WHEN "t38"."exact" AND "t38"."its_exact" THEN 0.95 ELSE 0.75 END
                      )
                    )
                    AND (
                      "t38"."its" >= (
                        "t38"."number" * CASE WHEN "t38"."exact" AND "t38"."its_exact" THEN 0.95 ELSE 0.75 END
                      )
                    )
                  )
                  OR (
                    (
                      "t38"."vague" AND (
                        "t38"."its" >= "t38"."number"
                      )
                    )
                    OR (
                      "t38"."its_vague" AND (
                        "t38"."number" >= "t38"."its"
                      )
                    )
                  )
                  OR (
                    (
                      "t38"."at_most" AND (
                        "t38"."its" <= "t38"."number"
                      )
                    )
                    OR (
                      "t38"."its_at_most" AND (
                        "t38"."number" <= "t38"."its"
                      )
                    )
                  )
                )
                AND NOT (
                  "t38"."is_main"
                )
            ) AS "t44"
            INNER JOIN (
              SELECT
                "t4"."series",
                "t4"."length",
                "t4"."stretch",
                "t4"."number",
                BOOL_OR(CAST("t4"."nth" = 0 AS BOOLEAN)) AS "leads"
              FROM "told_numbers" AS "t4"
              GROUP BY
                1,
                2,
                3,
                4
            ) AS "t19"
              ON "t44"."series" = "t19"."series"
              AND "t44"."length" = "t19"."length"
              AND "t44"."stretch" = "t19"."stretch"
              AND "t44"."number" = "t19"."number"
          ) AS "t45"
          WHERE
            NOT (
              "t45"."leads"
            )
            OR (
              (
                (
                  "t45"."number" * 2
                ) < "t45"."main"
              )
              OR (
                "t45"."number" > (
                  "t45"."main" * 2
                )
              )
            )
        ) AS "t46"
        UNION
        SELECT
          *
        FROM (
          SELECT
            "t23"."series",
            "t23"."length",
            "t23"."stretch",
            "t23"."number"
          FROM (
            SELECT
              "t21"."series",
              "t21"."length",
              "t21"."stretch",
              "t21"."number",
              "t21"."exact",
              "t6"."main_exact",
              "t6"."main"
            FROM (
              SELECT
                "t11"."series",
                "t11"."length",
                "t11"."stretch",
                "t11"."number",
                BOOL_AND(CAST("t11"."exact" AS BOOLEAN)) AS "exact"
              FROM (
                SELECT
                  *
                FROM "told_numbers" AS "t4"
                WHERE
                  "t4"."busy"
              ) AS "t11"
              GROUP BY
                1,
                2,
                3,
                4
            ) AS "t21"
            INNER JOIN "main_numbers" AS "t6"
              ON "t21"."series" = "t6"."series"
              AND "t21"."length" = "t6"."length"
              AND "t21"."stretch" = "t6"."stretch"
          ) AS "t23"
          WHERE
            (
              "t23"."exact" AND (
                (
                  "t23"."number" * 3
                ) < "t23"."main"
              )
            )
            OR (
              "t23"."main_exact" AND (
                "t23"."number" > (
                  "t23"."main" * 3
                )
              )
            )
        ) AS "t27"
      ) AS "t48"
      ANTI JOIN (
        SELECT DISTINCT
          "t31"."series",
          "t31"."length",
          "t31"."stretch"
        FROM "t29" AS "t31"
      ) AS "t36"
        ON "t48"."series" = "t36"."series"
        AND "t48"."length" = "t36"."length"
        AND "t48"."stretch" = "t36"."stretch"
    ) AS "t49"
  ) AS "t50"
)
SELECT
  "t5"."claim",
  "t5"."report",
  "t5"."order",
  "t5"."modality",
  "t5"."measure",
  "t5"."unit",
  "t5"."extent",
  "t5"."qualifier",
  "t5"."categories",
  "t5"."who",
  "t5"."party",
  "t5"."low",
  "t5"."high",
  "t5"."value",
  "t5"."number",
  "t5"."period_start",
  "t5"."period_end",
  "t5"."start_until",
  "t5"."start",
  "t5"."origin",
  "t5"."origin_name",
  "t5"."origin_kind",
  "t5"."relay",
  "t5"."family",
  "t5"."copy_of",
  "t5"."published_start",
  "t5"."published_end",
  "t5"."published",
  "t5"."publisher",
  "t5"."publisher_key",
  "t5"."withdrawn",
  "t5"."family_start",
  "t5"."family_end",
  "t5"."names_place",
  "t5"."kind",
  "t5"."place_key",
  "t5"."place",
  "t5"."place_name",
  "t5"."country",
  "t5"."gazetteer_id",
  "t5"."spot",
  "t5"."series",
  "t5"."dated",
  "t5"."start_time",
  "t5"."end_time",
  "t5"."length",
  "t60"."incident",
  "t60"."row"
FROM "comparable_claims" AS "t5"
INNER JOIN (
  SELECT
    "t58"."claim",
    "t58"."incident",
    NUMBER_OF(
      CONCAT_WS(
        '|',
        "t58"."series",
        "t58"."length",
        CAST("t58"."stretch" AS TEXT),
        COALESCE("t58"."incident", '')
      )
    ) AS "row"
  FROM (
    SELECT
      "t57".*
      EXCLUDE ("claim_right")
    FROM (
      SELECT
        "t12"."claim",
        "t12"."series",
        "t12"."length",
        "t16"."stretch",
        "t56"."claim" AS "claim_right",
        "t56"."incident"
      FROM (
        SELECT
          "t0"."claim",
          "t0"."series",
          "t0"."length"
        FROM "comparable_claims" AS "t0"
      ) AS "t12"
      INNER JOIN "t13" AS "t16"
        ON "t12"."claim" = "t16"."claim"
      LEFT OUTER JOIN (
        SELECT
          "t5"."claim",
          CAST("t54"."which" AS TEXT) AS "incident"
        FROM "comparable_claims" AS "t5"
        SEMI JOIN "t51" AS "t53"
          ON "t5"."series" = "t53"."series"
        INNER JOIN "t13" AS "t17"
          ON "t5"."claim" = "t17"."claim"
        INNER JOIN "t51" AS "t54"
          ON "t5"."series" = "t54"."series"
          AND "t5"."length" = "t54"."length"
          AND "t17"."stretch" = "t54"."stretch"
          AND "t5"."number" = "t54"."number"
      ) AS "t56"
        ON "t12"."claim" = "t56"."claim"
    ) AS "t57"
  ) AS "t58"
) AS "t60"
  ON "t5"."claim" = "t60"."claim";

CREATE OR REPLACE TEMP TABLE "row_founders" ("row" BIGINT, "series" TEXT, "key" TEXT);

INSERT INTO "row_founders"
SELECT
  "t7"."row",
  "t7"."series",
  SUBSTRING(
    SHA256(
      CONCAT_WS(
        '|',
        CONCAT_WS('|', "t7"."kind", "t7"."spot"),
        "t7"."length",
        "t3"."founder_id",
        COALESCE(CAST("t7"."start_time" AS TEXT), 'None') || "t7"."which"
      )
    ),
    CASE
      WHEN (
        0 + 1
      ) >= 1
      THEN 0 + 1
      ELSE 0 + 1 + LENGTH(
        SHA256(
          CONCAT_WS(
            '|',
            CONCAT_WS('|', "t7"."kind", "t7"."spot"),
            "t7"."length",
            "t3"."founder_id",
            COALESCE(CAST("t7"."start_time" AS TEXT), 'None') || "t7"."which"
          )
        )
      )
    END,
    16
  ) AS "key"
FROM (
  SELECT
    *
  FROM (
    SELECT
      "t4"."claim",
      "t4"."row",
      "t4"."series",
      "t4"."report",
      "t4"."start",
      "t4"."start_time",
      "t4"."kind",
      "t4"."spot",
      "t4"."length",
      "t4"."which",
      ROW_NUMBER() OVER (
        PARTITION BY "t4"."row"
        ORDER BY "t4"."report" ASC, "t4"."start" ASC, "t4"."claim" ASC
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
      ) - 1 AS "nth"
    FROM (
      SELECT
        "t1"."claim",
        "t1"."row",
        "t1"."series",
        "t1"."report",
        "t1"."start",
        "t1"."start_time",
        "t1"."kind",
        "t1"."spot",
        "t1"."length",
        COALESCE(
          CASE
            WHEN (
              "t1"."incident" IS NOT NULL
            )
            OR (
              "t1"."length" IN ('since', 'day') AND NOT (
                "t1"."dated"
              )
            )
            THEN CAST("t1"."number" AS TEXT)
            ELSE ''
          END,
          ''
        ) AS "which"
      FROM "series_claims" AS "t1"
    ) AS "t4"
  ) AS "t5"
  WHERE
    "t5"."nth" = 0
) AS "t7"
INNER JOIN (
  SELECT
    "t0"."report",
    "t0"."id" AS "founder_id"
  FROM "reports" AS "t0"
) AS "t3"
  ON "t7"."report" = "t3"."report";

DROP TABLE IF EXISTS "reports";

CREATE OR REPLACE TEMP VIEW "traced_claims" AS
SELECT
  "t14".*
  EXCLUDE ("told", "told_family", "told_kind", "told_name")
FROM (
  SELECT
    "t13"."claim",
    "t13"."report",
    "t13"."order",
    "t13"."modality",
    "t13"."measure",
    "t13"."unit",
    "t13"."extent",
    "t13"."qualifier",
    "t13"."categories",
    "t13"."who",
    "t13"."party",
    "t13"."low",
    "t13"."high",
    "t13"."value",
    "t13"."number",
    "t13"."period_start",
    "t13"."period_end",
    "t13"."start_until",
    "t13"."start",
    CASE WHEN "t13"."told_family" IS NOT NULL THEN "t13"."told" ELSE "t13"."origin" END AS "origin",
    CASE
      WHEN "t13"."told_family" IS NOT NULL
      THEN "t13"."told_name"
      ELSE "t13"."origin_name"
    END AS "origin_name",
    CASE
      WHEN "t13"."told_family" IS NOT NULL
      THEN "t13"."told_kind"
      ELSE "t13"."origin_kind"
    END AS "origin_kind",
    "t13"."relay",
    "t13"."family",
    "t13"."copy_of",
    "t13"."published_start",
    "t13"."published_end",
    "t13"."published",
    "t13"."publisher",
    "t13"."publisher_key",
    "t13"."withdrawn",
    "t13"."family_start",
    "t13"."family_end",
    "t13"."names_place",
    "t13"."kind",
    "t13"."place_key",
    "t13"."place",
    "t13"."place_name",
    "t13"."country",
    "t13"."gazetteer_id",
    "t13"."spot",
    "t13"."series",
    "t13"."dated",
    "t13"."start_time",
    "t13"."end_time",
    "t13"."length",
    "t13"."incident",
    "t13"."row",
    "t13"."via",
    "t13"."told",
    "t13"."told_name",
    "t13"."told_kind",
    "t13"."told_family",
    "t13"."origin" AS "own_origin",
    "t13"."origin_name" AS "own_origin_name",
    "t13"."origin_kind" AS "own_origin_kind",
    CASE
      WHEN "t13"."told_family" IS NOT NULL
      THEN "t13"."told_family"
      ELSE "t13"."family"
    END AS "voice_family",
    "t13"."told_family" IS NOT NULL AS "traced"
  FROM (
    SELECT
      "t12".*
      EXCLUDE ("claim_right")
    FROM (
      SELECT
        "t4"."claim",
        "t4"."report",
        "t4"."order",
        "t4"."modality",
        "t4"."measure",
        "t4"."unit",
        "t4"."extent",
        "t4"."qualifier",
        "t4"."categories",
        "t4"."who",
        "t4"."party",
        "t4"."low",
        "t4"."high",
        "t4"."value",
        "t4"."number",
        "t4"."period_start",
        "t4"."period_end",
        "t4"."start_until",
        "t4"."start",
        "t4"."origin",
        "t4"."origin_name",
        "t4"."origin_kind",
        "t4"."relay",
        "t4"."family",
        "t4"."copy_of",
        "t4"."published_start",
        "t4"."published_end",
        "t4"."published",
        "t4"."publisher",
        "t4"."publisher_key",
        "t4"."withdrawn",
        "t4"."family_start",
        "t4"."family_end",
        "t4"."names_place",
        "t4"."kind",
        "t4"."place_key",
        "t4"."place",
        "t4"."place_name",
        "t4"."country",
        "t4"."gazetteer_id",
        "t4"."spot",
        "t4"."series",
        "t4"."dated",
        "t4"."start_time",
        "t4"."end_time",
        "t4"."length",
        "t4"."incident",
        "t4"."row",
        "t4"."via",
        "t11"."claim" AS "claim_right",
        "t11"."told",
        "t11"."told_name",
        "t11"."told_kind",
        "t11"."told_family"
      FROM (
        SELECT
          "t0"."claim",
          "t0"."report",
          "t0"."order",
          "t0"."modality",
          "t0"."measure",
          "t0"."unit",
          "t0"."extent",
          "t0"."qualifier",
          "t0"."categories",
          "t0"."who",
          "t0"."party",
          "t0"."low",
          "t0"."high",
          "t0"."value",
          "t0"."number",
          "t0"."period_start",
          "t0"."period_end",
          "t0"."start_until",
          "t0"."start",
          "t0"."origin",
          "t0"."origin_name",
          "t0"."origin_kind",
          "t0"."relay",
          "t0"."family",
          "t0"."copy_of",
          "t0"."published_start",
          "t0"."published_end",
          "t0"."published",
          "t0"."publisher",
          "t0"."publisher_key",
          "t0"."withdrawn",
          "t0"."family_start",
          "t0"."family_end",
          "t0"."names_place",
          "t0"."kind",
          "t0"."place_key",
          "t0"."place",
          "t0"."place_name",
          "t0"."country",
          "t0"."gazetteer_id",
          "t0"."spot",
          "t0"."series",
          "t0"."dated",
          "t0"."start_time",
          "t0"."end_time",
          "t0"."length",
          "t0"."incident",
          "t0"."row",
          CASE WHEN "t0"."origin_kind" = 'unnamed' THEN "t0"."relay" ELSE "t0"."origin" END AS "via"
        FROM "series_claims" AS "t0"
      ) AS "t4"
      LEFT OUTER JOIN (
        SELECT
          "t9"."claim",
          "t9"."told",
          "t9"."told_name",
          "t9"."told_kind",
          "t9"."told_family"
        FROM (
          SELECT
            "t5"."claim",
            "t5"."row",
            "t5"."family",
            "t5"."number",
            "t5"."via",
            "t8"."told",
            "t8"."told_name",
            "t8"."told_kind",
            "t8"."told_family"
          FROM (
            SELECT
              "t0"."claim",
              "t0"."row",
              "t0"."family",
              "t0"."number",
              CASE WHEN "t0"."origin_kind" = 'unnamed' THEN "t0"."relay" ELSE "t0"."origin" END AS "via"
            FROM "series_claims" AS "t0"
            WHERE
              "t0"."modality" <> 'denied'
          ) AS "t5"
          INNER JOIN (
            SELECT
              "t6"."row",
              "t6"."number",
              "t6"."publisher_key" AS "via",
              "t6"."origin" AS "told",
              "t6"."origin_name" AS "told_name",
              "t6"."origin_kind" AS "told_kind",
              "t6"."family" AS "told_family"
            FROM (
              SELECT
                "t3"."claim",
                "t3"."report",
                "t3"."order",
                "t3"."modality",
                "t3"."measure",
                "t3"."unit",
                "t3"."extent",
                "t3"."qualifier",
                "t3"."categories",
                "t3"."who",
                "t3"."party",
                "t3"."low",
                "t3"."high",
                "t3"."value",
                "t3"."number",
                "t3"."period_start",
                "t3"."period_end",
                "t3"."start_until",
                "t3"."start",
                "t3"."origin",
                "t3"."origin_name",
                "t3"."origin_kind",
                "t3"."relay",
                "t3"."family",
                "t3"."copy_of",
                "t3"."published_start",
                "t3"."published_end",
                "t3"."published",
                "t3"."publisher",
                "t3"."publisher_key",
                "t3"."withdrawn",
                "t3"."family_start",
                "t3"."family_end",
                "t3"."names_place",
                "t3"."kind",
                "t3"."place_key",
                "t3"."place",
                "t3"."place_name",
                "t3"."country",
                "t3"."gazetteer_id",
                "t3"."spot",
                "t3"."series",
                "t3"."dated",
                "t3"."start_time",
                "t3"."end_time",
                "t3"."length",
                "t3"."incident",
                "t3"."row",
                ROW_NUMBER() OVER (
                  PARTITION BY "t3"."row", "t3"."publisher_key", "t3"."number"
                  ORDER BY CAST("t3"."origin" IS NULL AS BIGINT) ASC, "t3"."published_start" ASC, "t3"."order" ASC, "t3"."start" ASC, "t3"."claim" ASC
                  ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                ) - 1 AS "rank"
              FROM (
                SELECT
                  *
                FROM "series_claims" AS "t0"
                WHERE
                  "t0"."publisher_key" IS NOT NULL
                  AND (
                    (
                      "t0"."origin" IS NULL
                    ) OR (
                      "t0"."origin" <> "t0"."publisher_key"
                    )
                  )
              ) AS "t3"
            ) AS "t6"
            WHERE
              "t6"."rank" = 0
          ) AS "t8"
            ON "t5"."row" = "t8"."row"
            AND "t5"."via" = "t8"."via"
            AND "t5"."number" = "t8"."number"
        ) AS "t9"
        WHERE
          "t9"."told_family" <> "t9"."family"
      ) AS "t11"
        ON "t4"."claim" = "t11"."claim"
    ) AS "t12"
  ) AS "t13"
) AS "t14";

CREATE OR REPLACE TEMP VIEW "voiced_claims" AS
SELECT
  "t11".*
  EXCLUDE ("echo", "echo_kind", "echo_name")
FROM (
  SELECT
    "t10"."claim",
    "t10"."report",
    "t10"."order",
    "t10"."modality",
    "t10"."measure",
    "t10"."unit",
    "t10"."extent",
    "t10"."qualifier",
    "t10"."categories",
    "t10"."who",
    "t10"."party",
    "t10"."low",
    "t10"."high",
    "t10"."value",
    "t10"."number",
    "t10"."period_start",
    "t10"."period_end",
    "t10"."start_until",
    "t10"."start",
    CASE
      WHEN (
        "t10"."origin" IS NULL
      ) AND (
        "t10"."modality" <> 'denied'
      )
      THEN "t10"."echo"
      ELSE "t10"."origin"
    END AS "origin",
    CASE
      WHEN (
        "t10"."origin" IS NULL
      ) AND (
        "t10"."modality" <> 'denied'
      )
      THEN "t10"."echo_name"
      ELSE "t10"."origin_name"
    END AS "origin_name",
    CASE
      WHEN (
        "t10"."origin" IS NULL
      ) AND (
        "t10"."modality" <> 'denied'
      )
      THEN "t10"."echo_kind"
      ELSE "t10"."origin_kind"
    END AS "origin_kind",
    "t10"."relay",
    "t10"."family",
    "t10"."copy_of",
    "t10"."published_start",
    "t10"."published_end",
    "t10"."published",
    "t10"."publisher",
    "t10"."publisher_key",
    "t10"."withdrawn",
    "t10"."family_start",
    "t10"."family_end",
    "t10"."names_place",
    "t10"."kind",
    "t10"."place_key",
    "t10"."place",
    "t10"."place_name",
    "t10"."country",
    "t10"."gazetteer_id",
    "t10"."spot",
    "t10"."series",
    "t10"."dated",
    "t10"."start_time",
    "t10"."end_time",
    "t10"."length",
    "t10"."incident",
    "t10"."row",
    "t10"."via",
    "t10"."own_origin",
    "t10"."own_origin_name",
    "t10"."own_origin_kind",
    "t10"."voice_family",
    "t10"."traced",
    "t10"."echo",
    "t10"."echo_name",
    "t10"."echo_kind",
    "t10"."origin" IS NULL AS "own_words",
    COALESCE(
      CASE
        WHEN (
          "t10"."origin" IS NULL
        ) AND (
          "t10"."modality" <> 'denied'
        )
        THEN "t10"."echo"
        ELSE "t10"."origin"
      END,
      'own voice ' || CAST("t10"."voice_family" AS TEXT)
    ) AS "voice"
  FROM (
    SELECT
      "t9".*
      EXCLUDE ("family_right", "number_right", "row_right")
    FROM (
      SELECT
        "t1"."claim",
        "t1"."report",
        "t1"."order",
        "t1"."modality",
        "t1"."measure",
        "t1"."unit",
        "t1"."extent",
        "t1"."qualifier",
        "t1"."categories",
        "t1"."who",
        "t1"."party",
        "t1"."low",
        "t1"."high",
        "t1"."value",
        "t1"."number",
        "t1"."period_start",
        "t1"."period_end",
        "t1"."start_until",
        "t1"."start",
        "t1"."origin",
        "t1"."origin_name",
        "t1"."origin_kind",
        "t1"."relay",
        "t1"."family",
        "t1"."copy_of",
        "t1"."published_start",
        "t1"."published_end",
        "t1"."published",
        "t1"."publisher",
        "t1"."publisher_key",
        "t1"."withdrawn",
        "t1"."family_start",
        "t1"."family_end",
        "t1"."names_place",
        "t1"."kind",
        "t1"."place_key",
        "t1"."place",
        "t1"."place_name",
        "t1"."country",
        "t1"."gazetteer_id",
        "t1"."spot",
        "t1"."series",
        "t1"."dated",
        "t1"."start_time",
        "t1"."end_time",
        "t1"."length",
        "t1"."incident",
        "t1"."row",
        "t1"."via",
        "t1"."own_origin",
        "t1"."own_origin_name",
        "t1"."own_origin_kind",
        "t1"."voice_family",
        "t1"."traced",
        "t8"."row" AS "row_right",
        "t8"."family" AS "family_right",
        "t8"."number" AS "number_right",
        "t8"."echo",
        "t8"."echo_name",
        "t8"."echo_kind"
      FROM "traced_claims" AS "t1"
      LEFT OUTER JOIN (
        SELECT
          "t6"."row",
          "t6"."family",
          "t6"."number",
          MIN("t6"."origin") AS "echo",
          MIN("t6"."origin_name") AS "echo_name",
          MIN("t6"."origin_kind") AS "echo_kind"
        FROM (
          SELECT
            "t4"."claim",
            "t4"."report",
            "t4"."order",
            "t4"."modality",
            "t4"."measure",
            "t4"."unit",
            "t4"."extent",
            "t4"."qualifier",
            "t4"."categories",
            "t4"."who",
            "t4"."party",
            "t4"."low",
            "t4"."high",
            "t4"."value",
            "t4"."number",
            "t4"."period_start",
            "t4"."period_end",
            "t4"."start_until",
            "t4"."start",
            "t4"."origin",
            "t4"."origin_name",
            "t4"."origin_kind",
            "t4"."relay",
            "t4"."family",
            "t4"."copy_of",
            "t4"."published_start",
            "t4"."published_end",
            "t4"."published",
            "t4"."publisher",
            "t4"."publisher_key",
            "t4"."withdrawn",
            "t4"."family_start",
            "t4"."family_end",
            "t4"."names_place",
            "t4"."kind",
            "t4"."place_key",
            "t4"."place",
            "t4"."place_name",
            "t4"."country",
            "t4"."gazetteer_id",
            "t4"."spot",
            "t4"."series",
            "t4"."dated",
            "t4"."start_time",
            "t4"."end_time",
            "t4"."length",
            "t4"."incident",
            "t4"."row",
            "t4"."via",
            "t4"."own_origin",
            "t4"."own_origin_name",
            "t4"."own_origin_kind",
            "t4"."voice_family",
            "t4"."traced"
          FROM (
            SELECT
              *
            FROM "traced_claims" AS "t0"
            WHERE
              "t0"."origin" IS NOT NULL
          ) AS "t4"
          SEMI JOIN (
            SELECT
              "t0"."row",
              "t0"."family",
              "t0"."number"
            FROM "traced_claims" AS "t0"
            WHERE
              "t0"."origin" IS NULL
          ) AS "t5"
            ON "t4"."row" = "t5"."row"
            AND "t4"."family" = "t5"."family"
            AND "t4"."number" = "t5"."number"
        ) AS "t6"
        GROUP BY
          1,
          2,
          3
      ) AS "t8"
        ON "t1"."row" = "t8"."row"
        AND "t1"."family" = "t8"."family"
        AND "t1"."number" = "t8"."number"
    ) AS "t9"
  ) AS "t10"
) AS "t11";

CREATE OR REPLACE TEMP TABLE "weighed_claims" ("claim" BIGINT, "report" BIGINT, "order" BIGINT, "modality" TEXT, "measure" TEXT, "unit" TEXT, "extent" TEXT, "qualifier" TEXT, "categories" TEXT, "who" TEXT, "party" TEXT, "low" DOUBLE, "high" DOUBLE, "value" DOUBLE, "number" DOUBLE, "period_start" BIGINT, "period_end" BIGINT, "start_until" BIGINT, "start" BIGINT, "origin" TEXT, "origin_name" TEXT, "origin_kind" TEXT, "relay" TEXT, "family" BIGINT, "copy_of" BIGINT, "published_start" BIGINT, "published_end" BIGINT, "published" TEXT, "publisher" TEXT, "publisher_key" TEXT, "withdrawn" BOOLEAN, "family_start" BIGINT, "family_end" BIGINT, "names_place" BOOLEAN, "place_key" TEXT, "place" TEXT, "place_name" TEXT, "country" TEXT, "gazetteer_id" TEXT, "start_time" BIGINT, "end_time" BIGINT, "row" BIGINT, "own_origin" TEXT, "own_origin_name" TEXT, "own_origin_kind" TEXT, "voice_family" BIGINT, "traced" BOOLEAN, "own_words" BOOLEAN, "lone_spot" TEXT, "said" BIGINT, "candidate" BOOLEAN, "row_named" BIGINT, "rank" BIGINT, "used" BOOLEAN);

INSERT INTO "weighed_claims"
SELECT
  "t4"."claim",
  "t4"."report",
  "t4"."order",
  "t4"."modality",
  "t4"."measure",
  "t4"."unit",
  "t4"."extent",
  "t4"."qualifier",
  "t4"."categories",
  "t4"."who",
  "t4"."party",
  "t4"."low",
  "t4"."high",
  "t4"."value",
  "t4"."number",
  "t4"."period_start",
  "t4"."period_end",
  "t4"."start_until",
  "t4"."start",
  "t4"."origin",
  "t4"."origin_name",
  "t4"."origin_kind",
  "t4"."relay",
  "t4"."family",
  "t4"."copy_of",
  "t4"."published_start",
  "t4"."published_end",
  "t4"."published",
  "t4"."publisher",
  "t4"."publisher_key",
  "t4"."withdrawn",
  "t4"."family_start",
  "t4"."family_end",
  "t4"."names_place",
  "t4"."place_key",
  "t4"."place",
  "t4"."place_name",
  "t4"."country",
  "t4"."gazetteer_id",
  "t4"."start_time",
  "t4"."end_time",
  "t4"."row",
  "t4"."own_origin",
  "t4"."own_origin_name",
  "t4"."own_origin_kind",
  "t4"."voice_family",
  "t4"."traced",
  "t4"."own_words",
  "t4"."lone_spot",
  "t12"."said",
  "t12"."candidate",
  "t12"."row_named",
  "t12"."rank",
  "t12"."used"
FROM (
  SELECT
    "t2".*
    EXCLUDE ("dated", "incident", "kind", "length", "series", "spot", "via", "voice")
  FROM (
    SELECT
      "t0"."claim",
      "t0"."report",
      "t0"."order",
      "t0"."modality",
      "t0"."measure",
      "t0"."unit",
      "t0"."extent",
      "t0"."qualifier",
      "t0"."categories",
      "t0"."who",
      "t0"."party",
      "t0"."low",
      "t0"."high",
      "t0"."value",
      "t0"."number",
      "t0"."period_start",
      "t0"."period_end",
      "t0"."start_until",
      "t0"."start",
      "t0"."origin",
      "t0"."origin_name",
      "t0"."origin_kind",
      "t0"."relay",
      "t0"."family",
      "t0"."copy_of",
      "t0"."published_start",
      "t0"."published_end",
      "t0"."published",
      "t0"."publisher",
      "t0"."publisher_key",
      "t0"."withdrawn",
      "t0"."family_start",
      "t0"."family_end",
      "t0"."names_place",
      "t0"."kind",
      "t0"."place_key",
      "t0"."place",
      "t0"."place_name",
      "t0"."country",
      "t0"."gazetteer_id",
      "t0"."spot",
      "t0"."series",
      "t0"."dated",
      "t0"."start_time",
      "t0"."end_time",
      "t0"."length",
      "t0"."incident",
      "t0"."row",
      "t0"."via",
      CASE WHEN "t0"."traced" THEN "t0"."own_origin" ELSE NULL END AS "own_origin",
      CASE WHEN "t0"."traced" THEN "t0"."own_origin_name" ELSE NULL END AS "own_origin_name",
      CASE WHEN "t0"."traced" THEN "t0"."own_origin_kind" ELSE NULL END AS "own_origin_kind",
      "t0"."voice_family",
      "t0"."traced",
      "t0"."own_words",
      "t0"."voice",
      CASE WHEN "t0"."place_key" IS NULL THEN "t0"."spot" ELSE NULL END AS "lone_spot"
    FROM "voiced_claims" AS "t0"
  ) AS "t2"
) AS "t4"
INNER JOIN (
  SELECT
    "t10"."claim",
    "t10"."said",
    "t10"."candidate",
    "t10"."row_named",
    "t10"."rank",
    "t10"."candidate"
    AND (
      "t10"."rank" = 0
    )
    AND (
      "t10"."named" OR (
        "t10"."row_named" = 0
      )
    ) AS "used"
  FROM (
    SELECT
      "t9"."claim",
      "t9"."row",
      "t9"."voice",
      "t9"."origin",
      "t9"."number",
      "t9"."modality",
      "t9"."withdrawn",
      "t9"."own_words",
      "t9"."published_start",
      "t9"."order",
      "t9"."start",
      "t9"."named",
      "t9"."firm",
      "t9"."candidate",
      "t9"."said",
      "t9"."own",
      "t9"."row_firm",
      "t9"."row_named",
      "t9"."candidate_order",
      "t9"."said_order",
      ROW_NUMBER() OVER (
        PARTITION BY "t9"."row", "t9"."voice"
        ORDER BY "t9"."candidate_order" ASC, "t9"."said_order" DESC, "t9"."own" ASC, "t9"."published_start" ASC, "t9"."order" ASC, "t9"."start" ASC, "t9"."claim" ASC
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
      ) - 1 AS "rank"
    FROM (
      SELECT
        "t8"."claim",
        "t8"."row",
        "t8"."voice",
        "t8"."origin",
        "t8"."number",
        "t8"."modality",
        "t8"."withdrawn",
        "t8"."own_words",
        "t8"."published_start",
        "t8"."order",
        "t8"."start",
        "t8"."named",
        "t8"."firm",
        "t8"."candidate",
        "t8"."said",
        "t8"."own",
        "t8"."row_firm",
        "t8"."row_named",
        CASE WHEN "t8"."candidate" THEN 0 ELSE 1 END AS "candidate_order",
        COALESCE("t8"."said", 0) AS "said_order"
      FROM (
        SELECT
          "t7"."claim",
          "t7"."row",
          "t7"."voice",
          "t7"."origin",
          "t7"."number",
          "t7"."modality",
          "t7"."withdrawn",
          "t7"."own_words",
          "t7"."published_start",
          "t7"."order",
          "t7"."start",
          "t7"."named",
          "t7"."firm",
          "t7"."candidate",
          "t7"."said",
          "t7"."own",
          "t7"."row_firm",
          MAX(CAST("t7"."candidate" AND "t7"."named" AS BIGINT)) OVER (PARTITION BY "t7"."row" ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS "row_named"
        FROM (
          SELECT
            "t6"."claim",
            "t6"."row",
            "t6"."voice",
            "t6"."origin",
            "t6"."number",
            "t6"."modality",
            "t6"."withdrawn",
            "t6"."own_words",
            "t6"."published_start",
            "t6"."order",
            "t6"."start",
            "t6"."named",
            "t6"."firm",
            "t6"."candidate" AND (
              "t6"."firm" = "t6"."row_firm"
            ) AS "candidate",
            "t6"."said",
            "t6"."own",
            "t6"."row_firm"
          FROM (
            SELECT
              "t5"."claim",
              "t5"."row",
              "t5"."voice",
              "t5"."origin",
              "t5"."number",
              "t5"."modality",
              "t5"."withdrawn",
              "t5"."own_words",
              "t5"."published_start",
              "t5"."order",
              "t5"."start",
              "t5"."named",
              "t5"."firm",
              "t5"."candidate",
              "t5"."said",
              "t5"."own",
              MAX("t5"."firm") OVER (PARTITION BY "t5"."row" ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS "row_firm"
            FROM (
              SELECT
                "t1"."claim",
                "t1"."row",
                "t1"."voice",
                "t1"."origin",
                "t1"."number",
                "t1"."modality",
                "t1"."withdrawn",
                "t1"."own_words",
                "t1"."published_start",
                "t1"."order",
                "t1"."start",
                "t1"."origin" IS NOT NULL AS "named",
                CAST((
                  "t1"."modality" = 'asserted'
                ) AND NOT (
                  "t1"."withdrawn"
                ) AS BIGINT) AS "firm",
                "t1"."modality" IN ('asserted', 'possible') AND NOT (
                  "t1"."withdrawn"
                ) AS "candidate",
                MIN("t1"."published_start") OVER (
                  PARTITION BY "t1"."row", "t1"."voice", "t1"."number"
                  ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                ) AS "said",
                CAST("t1"."own_words" AS BIGINT) AS "own"
              FROM (
                SELECT
                  "t0"."claim",
                  "t0"."row",
                  "t0"."voice",
                  "t0"."origin",
                  "t0"."number",
                  "t0"."modality",
                  "t0"."withdrawn",
                  "t0"."own_words",
                  "t0"."published_start",
                  "t0"."order",
                  "t0"."start"
                FROM "voiced_claims" AS "t0"
              ) AS "t1"
            ) AS "t5"
          ) AS "t6"
        ) AS "t7"
      ) AS "t8"
    ) AS "t9"
  ) AS "t10"
) AS "t12"
  ON "t4"."claim" = "t12"."claim";

DROP TABLE IF EXISTS "comparable_claims";

DROP TABLE IF EXISTS "main_numbers";

DROP VIEW IF EXISTS "series_claims";

DROP TABLE IF EXISTS "settled_claims";

DROP TABLE IF EXISTS "told_numbers";

DROP VIEW IF EXISTS "traced_claims";

DROP TABLE IF EXISTS "undated_claims";

DROP VIEW IF EXISTS "voiced_claims";

CREATE OR REPLACE TEMP VIEW "ranked_claims" AS
SELECT
  "t2"."claim",
  "t2"."report",
  "t2"."order",
  "t2"."modality",
  "t2"."measure",
  "t2"."unit",
  "t2"."extent",
  "t2"."qualifier",
  "t2"."categories",
  "t2"."who",
  "t2"."party",
  "t2"."low",
  "t2"."high",
  "t2"."value",
  "t2"."number",
  "t2"."period_start",
  "t2"."period_end",
  "t2"."start_until",
  "t2"."start",
  "t2"."origin",
  "t2"."origin_name",
  "t2"."origin_kind",
  "t2"."relay",
  "t2"."family",
  "t2"."copy_of",
  "t2"."published_start",
  "t2"."published_end",
  "t2"."published",
  "t2"."publisher",
  "t2"."publisher_key",
  "t2"."withdrawn",
  "t2"."family_start",
  "t2"."family_end",
  "t2"."names_place",
  "t2"."place_key",
  "t2"."place",
  "t2"."place_name",
  "t2"."country",
  "t2"."gazetteer_id",
  "t2"."start_time",
  "t2"."end_time",
  "t2"."row",
  "t2"."own_origin",
  "t2"."own_origin_name",
  "t2"."own_origin_kind",
  "t2"."voice_family",
  "t2"."traced",
  "t2"."own_words",
  "t2"."said",
  "t2"."candidate",
  "t2"."row_named",
  "t2"."rank",
  "t2"."used",
  "t2"."kind",
  "t2"."spot",
  "t2"."dated",
  "t2"."length",
  "t2"."voice",
  "t2"."said_order",
  "t2"."firm",
  "t2"."bound_low",
  "t2"."bound_high",
  "t2"."is_about",
  "t2"."true_low",
  "t2"."true_high",
  SUBSTRING(
    SHA256(CONCAT_WS('|', "t2"."kind", "t2"."spot")),
    CASE
      WHEN (
        0 + 1
      ) >= 1
      THEN 0 + 1
      ELSE 0 + 1 + LENGTH(SHA256(CONCAT_WS('|', "t2"."kind", "t2"."spot")))
    END,
    16
  ) AS "series",
  CASE
    WHEN "t2"."own_origin_kind" = 'unnamed'
    THEN "t2"."relay"
    ELSE "t2"."own_origin"
  END AS "via",
  COALESCE("t2"."bound_low", "t2"."bound_high", CAST(NULL AS DOUBLE)) AS "floor",
  COALESCE("t2"."bound_high", "t2"."bound_low", CAST(NULL AS DOUBLE)) AS "ceiling"
FROM (
  SELECT
    "t1".*
    EXCLUDE ("lone_spot")
  FROM (
    SELECT
      "t0"."claim",
      "t0"."report",
      "t0"."order",
      "t0"."modality",
      "t0"."measure",
      "t0"."unit",
      "t0"."extent",
      "t0"."qualifier",
      "t0"."categories",
      "t0"."who",
      "t0"."party",
      "t0"."low",
      "t0"."high",
      "t0"."value",
      "t0"."number",
      "t0"."period_start",
      "t0"."period_end",
      "t0"."start_until",
      "t0"."start",
      "t0"."origin",
      "t0"."origin_name",
      "t0"."origin_kind",
      "t0"."relay",
      "t0"."family",
      "t0"."copy_of",
      "t0"."published_start",
      "t0"."published_end",
      "t0"."published",
      "t0"."publisher",
      "t0"."publisher_key",
      "t0"."withdrawn",
      "t0"."family_start",
      "t0"."family_end",
      "t0"."names_place",
      "t0"."place_key",
      "t0"."place",
      "t0"."place_name",
      "t0"."country",
      "t0"."gazetteer_id",
      "t0"."start_time",
      "t0"."end_time",
      "t0"."row",
      CASE
        WHEN "t0"."traced"
        THEN "t0"."own_origin"
        ELSE CASE WHEN "t0"."own_words" THEN NULL ELSE "t0"."origin" END
      END AS "own_origin",
      CASE
        WHEN "t0"."traced"
        THEN "t0"."own_origin_name"
        ELSE CASE WHEN "t0"."own_words" THEN NULL ELSE "t0"."origin_name" END
      END AS "own_origin_name",
      CASE
        WHEN "t0"."traced"
        THEN "t0"."own_origin_kind"
        ELSE CASE WHEN "t0"."own_words" THEN NULL ELSE "t0"."origin_kind" END
      END AS "own_origin_kind",
      "t0"."voice_family",
      "t0"."traced",
      "t0"."own_words",
      "t0"."lone_spot",
      "t0"."said",
      "t0"."candidate",
      "t0"."row_named",
      "t0"."rank",
      "t0"."used",
      CONCAT_WS('|', "t0"."measure", "t0"."unit", "t0"."extent", "t0"."categories", "t0"."party") AS "kind",
      COALESCE("t0"."place_key", "t0"."lone_spot") AS "spot",
      (
        "t0"."period_start" IS NOT NULL
      ) OR (
        "t0"."period_end" IS NOT NULL
      ) AS "dated",
      CASE
        WHEN "t0"."extent" = 'cumulative'
        THEN 'since'
        WHEN "t0"."start_time" IS NULL
        THEN 'undated'
        WHEN (
          "t0"."end_time" - "t0"."start_time"
        ) <= 4320
        THEN 'day'
        WHEN (
          "t0"."end_time" - "t0"."start_time"
        ) <= 14400
        THEN 'week'
        WHEN (
          "t0"."end_time" - "t0"."start_time"
        ) <= 64800
        THEN 'month'
        WHEN (
          "t0"."end_time" - "t0"."start_time"
        ) <= 576000
        THEN 'year'
        ELSE 'years'
      END AS "length",
      COALESCE("t0"."origin", 'own voice ' || CAST("t0"."voice_family" AS TEXT)) AS "voice",
      COALESCE("t0"."said", 0) AS "said_order",
      CAST((
        "t0"."modality" = 'asserted'
      ) AND NOT (
        "t0"."withdrawn"
      ) AS BIGINT) AS "firm",
      CASE WHEN "t0"."qualifier" = 'about' THEN "t0"."value" ELSE "t0"."low" END AS "bound_low",
      CASE WHEN "t0"."qualifier" = 'about' THEN "t0"."value" ELSE "t0"."high" END AS "bound_high",
      "t0"."qualifier" = 'about' AS "is_about",
      CASE
        WHEN "t0"."qualifier" = 'about'
        THEN "t0"."value" * 0.9
        WHEN "t0"."qualifier" = 'almost'
        THEN "t0"."value" * 0.8
        ELSE "t0"."low"
      END AS "true_low",
      CASE WHEN "t0"."qualifier" = 'about' THEN "t0"."value" * 1.1 ELSE "t0"."high" END AS "true_high"
    FROM "weighed_claims" AS "t0"
  ) AS "t1"
) AS "t2";

CREATE OR REPLACE TEMP TABLE "row_ranges" ("row" BIGINT, "about" BOOLEAN, "low" DOUBLE, "high" DOUBLE, "contradiction" BOOLEAN);

INSERT INTO "row_ranges"
SELECT
  "t2"."row",
  "t2"."about",
  CASE WHEN "t2"."lows" > 0 THEN "t2"."floor" ELSE NULL END AS "low",
  CASE WHEN "t2"."highs" > 0 THEN "t2"."ceiling" ELSE NULL END AS "high",
  COALESCE("t2"."most_low" > "t2"."least_high", FALSE) AS "contradiction"
FROM (
  SELECT
    "t1"."row",
    COUNT("t1"."bound_low") AS "lows",
    COUNT("t1"."bound_high") AS "highs",
    MIN("t1"."floor") AS "floor",
    MAX("t1"."ceiling") AS "ceiling",
    BOOL_OR(CAST("t1"."is_about" AS BOOLEAN)) AS "about",
    MAX("t1"."true_low") AS "most_low",
    MIN("t1"."true_high") AS "least_high"
  FROM (
    SELECT
      *
    FROM "ranked_claims" AS "t0"
    WHERE
      "t0"."used"
  ) AS "t1"
  GROUP BY
    1
) AS "t2";

CREATE OR REPLACE TEMP TABLE "row_counts" ("row" BIGINT, "claims" BIGINT, "reports" BIGINT, "origins" BIGINT, "unattributed" BIGINT, "starts" BIGINT, "ends" BIGINT);

INSERT INTO "row_counts"
SELECT
  "t0"."row",
  SUM(CAST("t0"."modality" <> 'denied' AS INT)) AS "claims",
  COUNT(DISTINCT "t0"."family") FILTER(WHERE
    "t0"."modality" <> 'denied') AS "reports",
  COUNT(DISTINCT "t0"."origin") FILTER(WHERE
    "t0"."candidate") AS "origins",
  COUNT(DISTINCT "t0"."voice") FILTER(WHERE
    "t0"."candidate" AND (
      "t0"."origin" IS NULL
    )) AS "unattributed",
  MIN("t0"."start_time") AS "starts",
  MAX("t0"."end_time") AS "ends"
FROM "ranked_claims" AS "t0"
GROUP BY
  1;

CREATE OR REPLACE TEMP TABLE "claim_changes" ("claim" BIGINT, "change" TEXT);

INSERT INTO "claim_changes"
WITH "t2" AS (
  SELECT
    "t1"."claim",
    "t1"."report",
    "t1"."order",
    "t1"."modality",
    "t1"."measure",
    "t1"."unit",
    "t1"."extent",
    "t1"."qualifier",
    "t1"."categories",
    "t1"."who",
    "t1"."party",
    "t1"."low",
    "t1"."high",
    "t1"."value",
    "t1"."number",
    "t1"."period_start",
    "t1"."period_end",
    "t1"."start_until",
    "t1"."start",
    "t1"."origin",
    "t1"."origin_name",
    "t1"."origin_kind",
    "t1"."relay",
    "t1"."family",
    "t1"."copy_of",
    "t1"."published_start",
    "t1"."published_end",
    "t1"."published",
    "t1"."publisher",
    "t1"."publisher_key",
    "t1"."withdrawn",
    "t1"."family_start",
    "t1"."family_end",
    "t1"."names_place",
    "t1"."place_key",
    "t1"."place",
    "t1"."place_name",
    "t1"."country",
    "t1"."gazetteer_id",
    "t1"."start_time",
    "t1"."end_time",
    "t1"."row",
    "t1"."own_origin",
    "t1"."own_origin_name",
    "t1"."own_origin_kind",
    "t1"."voice_family",
    "t1"."traced",
    "t1"."own_words",
    "t1"."said",
    "t1"."candidate",
    "t1"."row_named",
    "t1"."rank",
    "t1"."used",
    "t1"."kind",
    "t1"."spot",
    "t1"."dated",
    "t1"."length",
    "t1"."voice",
    "t1"."said_order",
    "t1"."firm",
    "t1"."bound_low",
    "t1"."bound_high",
    "t1"."is_about",
    "t1"."true_low",
    "t1"."true_high",
    "t1"."series",
    "t1"."via",
    "t1"."floor",
    "t1"."ceiling",
    ROW_NUMBER() OVER (
      PARTITION BY "t1"."row", "t1"."voice", "t1"."number"
      ORDER BY "t1"."published_start" ASC, "t1"."order" ASC, "t1"."start" ASC, "t1"."claim" ASC
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) - 1 AS "mention"
  FROM (
    SELECT
      *
    FROM "ranked_claims" AS "t0"
    WHERE
      "t0"."candidate" AND "t0"."origin" IS NOT NULL
  ) AS "t1"
)
SELECT
  *
FROM (
  SELECT
    "t6"."claim",
    CASE
      WHEN COALESCE(
        (
          "t6"."true_low" > "t6"."high_before"
        )
        OR (
          "t6"."low_before" > "t6"."true_high"
        ),
        FALSE
      )
      AND NOT (
        (
          "t6"."extent" = 'cumulative'
        )
        AND COALESCE("t6"."true_low" > "t6"."high_before", FALSE)
      )
      THEN 'corrected'
      ELSE 'revised'
    END AS "change"
  FROM (
    SELECT
      "t5"."claim",
      "t5"."report",
      "t5"."order",
      "t5"."modality",
      "t5"."measure",
      "t5"."unit",
      "t5"."extent",
      "t5"."qualifier",
      "t5"."categories",
      "t5"."who",
      "t5"."party",
      "t5"."low",
      "t5"."high",
      "t5"."value",
      "t5"."number",
      "t5"."period_start",
      "t5"."period_end",
      "t5"."start_until",
      "t5"."start",
      "t5"."origin",
      "t5"."origin_name",
      "t5"."origin_kind",
      "t5"."relay",
      "t5"."family",
      "t5"."copy_of",
      "t5"."published_start",
      "t5"."published_end",
      "t5"."published",
      "t5"."publisher",
      "t5"."publisher_key",
      "t5"."withdrawn",
      "t5"."family_start",
      "t5"."family_end",
      "t5"."names_place",
      "t5"."place_key",
      "t5"."place",
      "t5"."place_name",
      "t5"."country",
      "t5"."gazetteer_id",
      "t5"."start_time",
      "t5"."end_time",
      "t5"."row",
      "t5"."own_origin",
      "t5"."own_origin_name",
      "t5"."own_origin_kind",
      "t5"."voice_family",
      "t5"."traced",
      "t5"."own_words",
      "t5"."said",
      "t5"."candidate",
      "t5"."row_named",
      "t5"."rank",
      "t5"."used",
      "t5"."kind",
      "t5"."spot",
      "t5"."dated",
      "t5"."length",
      "t5"."voice",
      "t5"."said_order",
      "t5"."firm",
      "t5"."bound_low",
      "t5"."bound_high",
      "t5"."is_about",
      "t5"."true_low",
      "t5"."true_high",
      "t5"."series",
      "t5"."via",
      "t5"."floor",
      "t5"."ceiling",
      "t5"."mention",
      LAG("t5"."claim") OVER (
        PARTITION BY "t5"."row", "t5"."voice"
        ORDER BY "t5"."said_order" ASC, "t5"."order" ASC, "t5"."start" ASC, "t5"."claim" ASC
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
      ) AS "before",
      LAG("t5"."true_low") OVER (
        PARTITION BY "t5"."row", "t5"."voice"
        ORDER BY "t5"."said_order" ASC, "t5"."order" ASC, "t5"."start" ASC, "t5"."claim" ASC
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
      ) AS "low_before",
      LAG("t5"."true_high") OVER (
        PARTITION BY "t5"."row", "t5"."voice"
        ORDER BY "t5"."said_order" ASC, "t5"."order" ASC, "t5"."start" ASC, "t5"."claim" ASC
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
      ) AS "high_before",
      LAG("t5"."number") OVER (
        PARTITION BY "t5"."row", "t5"."voice"
        ORDER BY "t5"."said_order" ASC, "t5"."order" ASC, "t5"."start" ASC, "t5"."claim" ASC
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
      ) AS "number_before",
      LAG("t5"."said_order") OVER (
        PARTITION BY "t5"."row", "t5"."voice"
        ORDER BY "t5"."said_order" ASC, "t5"."order" ASC, "t5"."start" ASC, "t5"."claim" ASC
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
      ) AS "said_before"
    FROM (
      SELECT
        *
      FROM "t2" AS "t3"
      WHERE
        "t3"."mention" = 0
    ) AS "t5"
  ) AS "t6"
  WHERE
    NOT (
      (
        "t6"."before" IS NULL
      )
      OR (
        COALESCE(
          (
            "t6"."true_low" > "t6"."high_before"
          )
          OR (
            "t6"."low_before" > "t6"."true_high"
          ),
          FALSE
        )
        AND NOT (
          (
            "t6"."extent" = 'cumulative'
          )
          AND COALESCE("t6"."true_low" > "t6"."high_before", FALSE)
        )
        AND NOT (
          COALESCE(
            (
              "t6"."number" >= (
                "t6"."number_before" / 2
              )
            )
            AND (
              "t6"."number" <= (
                "t6"."number_before" * 2
              )
            )
            AND (
              CAST(FLOOR((
                "t6"."said_order"
              ) / (
                1440
              )) AS BIGINT) > CAST(FLOOR((
                "t6"."said_before"
              ) / (
                1440
              )) AS BIGINT)
            ),
            FALSE
          )
        )
      )
    )
) AS "t7"
UNION ALL
SELECT
  *
FROM (
  SELECT
    "t3"."claim",
    'repeated' AS "change"
  FROM "t2" AS "t3"
  WHERE
    "t3"."mention" > 0
) AS "t4";

CREATE OR REPLACE TEMP TABLE "claim_leverages" ("claim" BIGINT, "row" BIGINT, "leverage" DOUBLE);

INSERT INTO "claim_leverages"
SELECT
  "t6"."claim",
  "t6"."row",
  COALESCE(
    CASE
      WHEN "t6"."others" > 0
      THEN GREATEST(
        COALESCE(ABS("t4"."low" - "t6"."low_else"), "t4"."low", "t6"."low_else", 0.0),
        COALESCE(ABS("t4"."high" - "t6"."high_else"), "t4"."high", "t6"."high_else", 0.0)
      )
      ELSE GREATEST("t4"."low", "t4"."high", "t6"."value")
    END,
    0.0
  ) AS "leverage"
FROM (
  SELECT
    "t2"."claim",
    "t2"."row",
    "t2"."bound_low",
    "t2"."bound_high",
    "t2"."value",
    COUNT("t2"."claim") OVER (PARTITION BY "t2"."row" ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) - 1 AS "others",
    LEAST(
      MIN("t2"."bound_low") OVER (
        PARTITION BY "t2"."row"
        ORDER BY "t2"."claim" ASC
        ROWS BETWEEN UNBOUNDED PRECEDING AND 1 preceding
      ),
      MIN("t2"."bound_low") OVER (
        PARTITION BY "t2"."row"
        ORDER BY "t2"."claim" ASC
        ROWS BETWEEN 1 following AND UNBOUNDED FOLLOWING
      )
    ) AS "low_else",
    GREATEST(
      MAX("t2"."bound_high") OVER (
        PARTITION BY "t2"."row"
        ORDER BY "t2"."claim" ASC
        ROWS BETWEEN UNBOUNDED PRECEDING AND 1 preceding
      ),
      MAX("t2"."bound_high") OVER (
        PARTITION BY "t2"."row"
        ORDER BY "t2"."claim" ASC
        ROWS BETWEEN 1 following AND UNBOUNDED FOLLOWING
      )
    ) AS "high_else"
  FROM (
    SELECT
      "t0"."claim",
      "t0"."row",
      "t0"."bound_low",
      "t0"."bound_high",
      "t0"."value"
    FROM "ranked_claims" AS "t0"
    WHERE
      "t0"."used"
  ) AS "t2"
) AS "t6"
INNER JOIN (
  SELECT
    "t1"."row",
    "t1"."low",
    "t1"."high"
  FROM "row_ranges" AS "t1"
) AS "t4"
  ON "t6"."row" = "t4"."row";

CREATE OR REPLACE TEMP TABLE "figure_rows" ("row" BIGINT, "categories" TEXT, "spot" TEXT, "place_key" TEXT, "place" TEXT, "place_name" TEXT, "country" TEXT, "gazetteer_id" TEXT, "measure" TEXT, "unit" TEXT, "extent" TEXT, "newest" BIGINT, "about" BOOLEAN, "low" DOUBLE, "high" DOUBLE, "contradiction" BOOLEAN, "claims" BIGINT, "reports" BIGINT, "origins" BIGINT, "unattributed" BIGINT, "starts" BIGINT, "ends" BIGINT, "series" TEXT, "key" TEXT, "leverage" DOUBLE, "entry" BIGINT, "ended" BIGINT, "standing" BIGINT);

INSERT INTO "figure_rows"
WITH "t8" AS (
  SELECT
    *
  FROM "ranked_claims" AS "t3"
  WHERE
    "t3"."used"
)
SELECT
  "t20"."row",
  "t20"."categories",
  "t20"."spot",
  "t20"."place_key",
  "t20"."place",
  "t20"."place_name",
  "t20"."country",
  "t20"."gazetteer_id",
  "t20"."measure",
  "t20"."unit",
  "t20"."extent",
  "t20"."newest",
  "t20"."about",
  "t20"."low",
  "t20"."high",
  "t20"."contradiction",
  "t20"."claims",
  "t20"."reports",
  "t20"."origins",
  "t20"."unattributed",
  "t20"."starts",
  "t20"."ends",
  "t20"."series",
  "t20"."key",
  "t20"."leverage",
  "t20"."entry",
  COALESCE("t20"."ends", "t20"."starts") AS "ended",
  (
    (
      (
        LEAST("t20"."origins", 32767) * 268435456
      ) + GREATEST(LEAST(COALESCE(COALESCE("t20"."ends", "t20"."starts"), 0), 268435455), 0)
    ) * 32768
  ) + LEAST("t20"."reports", 32767) AS "standing"
FROM (
  SELECT
    "t13"."row",
    "t13"."categories",
    "t13"."spot",
    "t13"."place_key",
    "t13"."place",
    "t13"."place_name",
    "t13"."country",
    "t13"."gazetteer_id",
    "t13"."measure",
    "t13"."unit",
    "t13"."extent",
    "t13"."claim" AS "newest",
    "t5"."about",
    "t5"."low",
    "t5"."high",
    "t5"."contradiction",
    "t6"."claims",
    "t6"."reports",
    "t6"."origins",
    "t6"."unattributed",
    "t6"."starts",
    "t6"."ends",
    "t7"."series",
    "t7"."key",
    "t17"."leverage",
    "t17"."entry"
  FROM "t8" AS "t13"
  INNER JOIN (
    SELECT
      "t15"."claim"
    FROM (
      SELECT
        "t10"."claim",
        ROW_NUMBER() OVER (
          PARTITION BY "t10"."row"
          ORDER BY "t10"."said_order" DESC, "t10"."order" DESC, "t10"."start" DESC, "t10"."claim" DESC
          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ) - 1 AS "nth"
      FROM "t8" AS "t10"
    ) AS "t15"
    WHERE
      "t15"."nth" = 0
  ) AS "t19"
    ON "t13"."claim" = "t19"."claim"
  INNER JOIN "row_ranges" AS "t5"
    ON "t13"."row" = "t5"."row"
  INNER JOIN "row_counts" AS "t6"
    ON "t13"."row" = "t6"."row"
  INNER JOIN "row_founders" AS "t7"
    ON "t13"."row" = "t7"."row"
  INNER JOIN (
    SELECT
      "t14"."row",
      "t14"."leverage",
      "t12"."entry"
    FROM (
      SELECT
        "t4"."row",
        MAX("t4"."leverage") AS "leverage"
      FROM "claim_leverages" AS "t4"
      GROUP BY
        1
    ) AS "t14"
    INNER JOIN (
      SELECT
        "t3"."row",
        MAX("t3"."order") AS "entry"
      FROM "ranked_claims" AS "t3"
      GROUP BY
        1
    ) AS "t12"
      ON "t14"."row" = "t12"."row"
  ) AS "t17"
    ON "t13"."row" = "t17"."row"
) AS "t20";

-- run be1f6c12a466cb3a to figure_rows
CREATE OR REPLACE TEMP TABLE "claim_sources" ("claim" BIGINT, "number" BIGINT, "role" TEXT, "kind" TEXT, "name" TEXT, "key" TEXT);

INSERT INTO "claim_sources"
SELECT
  "t5"."claim",
  "t5"."number",
  "t5"."role",
  COALESCE("t5"."meant_kind", "t5"."kind") AS "kind",
  COALESCE("t5"."meant_name", "t5"."name") AS "name",
  COALESCE("t5"."meant", "t5"."key") AS "key"
FROM (
  SELECT
    "t4".*
    EXCLUDE ("key_right")
  FROM (
    SELECT
      "t2"."claim",
      "t2"."number",
      "t2"."role",
      "t2"."kind",
      "t2"."name",
      "t2"."key",
      "t2"."known",
      "t2"."body",
      "t2"."body_kind",
      "t3"."key" AS "key_right",
      "t3"."meant",
      "t3"."meant_name",
      "t3"."meant_kind"
    FROM "chain_links" AS "t2"
    LEFT OUTER JOIN "identities" AS "t3"
      ON "t2"."key" = "t3"."key"
  ) AS "t4"
) AS "t5";

CREATE OR REPLACE TEMP TABLE "kinds" ("claim" BIGINT, "report" BIGINT, "order" BIGINT, "modality" TEXT, "measure" TEXT, "unit" TEXT, "extent" TEXT, "qualifier" TEXT, "categories" TEXT, "who" TEXT, "party" TEXT, "low" DOUBLE, "high" DOUBLE, "value" DOUBLE, "number" DOUBLE, "period_start" BIGINT, "period_end" BIGINT, "start_until" BIGINT, "start" BIGINT, "origin" TEXT, "origin_name" TEXT, "origin_kind" TEXT, "relay" TEXT, "family" BIGINT, "copy_of" BIGINT, "published_start" BIGINT, "published_end" BIGINT, "published" TEXT, "publisher" TEXT, "publisher_key" TEXT, "withdrawn" BOOLEAN, "family_start" BIGINT, "family_end" BIGINT, "place_key" TEXT, "place" TEXT, "country" TEXT, "gazetteer_id" TEXT, "place_name" TEXT, "names_place" BOOLEAN, "kind" TEXT);

INSERT INTO "kinds"
SELECT
  "t31"."claim",
  "t31"."report",
  "t31"."order",
  "t31"."modality",
  "t31"."measure",
  "t31"."unit",
  "t31"."extent",
  "t31"."qualifier",
  "t31"."categories",
  "t31"."who",
  "t31"."party",
  "t31"."low",
  "t31"."high",
  "t31"."value",
  "t31"."number",
  "t31"."period_start",
  "t31"."period_end",
  "t31"."start_until",
  "t31"."start",
  "t31"."origin",
  "t31"."origin_name",
  "t31"."origin_kind",
  "t31"."relay",
  "t31"."family",
  "t31"."copy_of",
  "t31"."published_start",
  "t31"."published_end",
  "t31"."published",
  "t31"."publisher",
  "t31"."publisher_key",
  "t31"."withdrawn",
  "t31"."family_start",
  "t31"."family_end",
  "t31"."place_key",
  "t31"."place",
  "t31"."country",
  "t31"."gazetteer_id",
  "t31"."place_name",
  "t31"."place_key" IS NOT NULL AS "names_place",
  CONCAT_WS('|', "t31"."measure", "t31"."unit", "t31"."extent", "t31"."categories", "t31"."party") AS "kind"
FROM (
  SELECT
    "t30".*
    EXCLUDE ("claim_right")
  FROM (
    SELECT
      "t29"."claim",
      "t29"."report",
      "t29"."order",
      "t29"."modality",
      "t29"."measure",
      "t29"."unit",
      "t29"."extent",
      "t29"."qualifier",
      "t29"."categories",
      "t29"."who",
      "t29"."party",
      "t29"."low",
      "t29"."high",
      "t29"."value",
      "t29"."number",
      "t29"."period_start",
      "t29"."period_end",
      "t29"."start_until",
      "t29"."start",
      "t29"."origin",
      "t29"."origin_name",
      "t29"."origin_kind",
      "t29"."relay",
      "t7"."family",
      "t7"."copy_of",
      "t7"."published_start",
      "t7"."published_end",
      "t7"."published",
      "t7"."publisher",
      "t7"."publisher_key",
      "t7"."withdrawn",
      "t13"."family_start",
      "t13"."family_end",
      "t23"."claim" AS "claim_right",
      "t23"."place_key",
      "t23"."place",
      "t23"."country",
      "t23"."gazetteer_id",
      "t23"."place_name"
    FROM (
      SELECT
        "t27".*
        EXCLUDE ("claim_right")
      FROM (
        SELECT
          "t26"."claim",
          "t26"."report",
          "t26"."order",
          "t26"."modality",
          "t26"."measure",
          "t26"."unit",
          "t26"."extent",
          "t26"."qualifier",
          "t26"."categories",
          "t26"."who",
          "t26"."party",
          "t26"."low",
          "t26"."high",
          "t26"."value",
          "t26"."number",
          "t26"."period_start",
          "t26"."period_end",
          "t26"."start_until",
          "t26"."start",
          "t26"."origin",
          "t26"."origin_name",
          "t26"."origin_kind",
          "t16"."claim" AS "claim_right",
          "t16"."relay"
        FROM (
          SELECT
            "t24".*
            EXCLUDE ("claim_right")
          FROM (
            SELECT
              "t6"."claim",
              "t6"."report",
              "t6"."order",
              "t6"."modality",
              "t6"."measure",
              "t6"."unit",
              "t6"."extent",
              "t6"."qualifier",
              "t6"."categories",
              "t6"."who",
              "t6"."party",
              "t6"."low",
              "t6"."high",
              "t6"."value",
              "t6"."number",
              "t6"."period_start",
              "t6"."period_end",
              "t6"."start_until",
              "t6"."start",
              "t21"."claim" AS "claim_right",
              "t21"."origin",
              "t21"."origin_name",
              "t21"."origin_kind"
            FROM "claims" AS "t6"
            LEFT OUTER JOIN (
              SELECT
                "t18".*
                EXCLUDE ("number")
              FROM (
                SELECT
                  "t17"."claim",
                  "t17"."number",
                  "t17"."key" AS "origin",
                  "t17"."name" AS "origin_name",
                  "t17"."kind" AS "origin_kind"
                FROM (
                  SELECT
                    "t12"."claim",
                    "t12"."number",
                    "t12"."role",
                    "t12"."kind",
                    "t12"."name",
                    "t12"."key",
                    ROW_NUMBER() OVER (
                      PARTITION BY "t12"."claim"
                      ORDER BY CASE WHEN "t12"."role" = 'claims' THEN 0 ELSE 1 END ASC, "t12"."number" ASC
                      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                    ) - 1 AS "rank"
                  FROM (
                    SELECT
                      *
                    FROM "claim_sources" AS "t3"
                    WHERE
                      "t3"."role" <> 'evidence' AND "t3"."key" IS NOT NULL
                  ) AS "t12"
                ) AS "t17"
                WHERE
                  "t17"."rank" = 0
              ) AS "t18"
            ) AS "t21"
              ON "t6"."claim" = "t21"."claim"
          ) AS "t24"
        ) AS "t26"
        LEFT OUTER JOIN (
          SELECT
            "t11"."claim",
            FIRST("t11"."key" ORDER BY "t11"."number") AS "relay"
          FROM (
            SELECT
              *
            FROM "claim_sources" AS "t3"
            WHERE
              "t3"."role" = 'relays' AND "t3"."key" IS NOT NULL
          ) AS "t11"
          GROUP BY
            1
        ) AS "t16"
          ON "t26"."claim" = "t16"."claim"
      ) AS "t27"
    ) AS "t29"
    INNER JOIN (
      SELECT
        "t0".*
        EXCLUDE ("id", "story")
      FROM "reports" AS "t0"
    ) AS "t7"
      ON "t29"."report" = "t7"."report"
    INNER JOIN (
      SELECT
        "t0"."family",
        MIN("t0"."published_start") AS "family_start",
        MIN("t0"."published_end") AS "family_end"
      FROM "reports" AS "t0"
      GROUP BY
        1
    ) AS "t13"
      ON "t7"."family" = "t13"."family"
    LEFT OUTER JOIN (
      SELECT
        "t20"."claim",
        "t20"."place_key",
        "t20"."place",
        "t20"."country",
        "t20"."gazetteer_id",
        "t20"."key" AS "place_name"
      FROM (
        SELECT
          "t15"."claim",
          "t15"."number",
          "t15"."place_start",
          "t15"."place",
          "t15"."role",
          "t15"."key",
          "t15"."country",
          "t15"."gazetteer_id",
          "t15"."measure",
          "t15"."start",
          ROW_NUMBER() OVER (
            PARTITION BY "t15"."claim"
            ORDER BY CASE
              WHEN "t15"."measure" IN ('fled', 'departed', 'evacuated', 'displaced', 'evicted', 'rescued', 'relocated')
              AND (
                "t15"."role" = 'from'
              )
              THEN 0
              WHEN "t15"."measure" IN ('arrived', 'returned', 'in_camp', 'settled', 'sheltered')
              AND (
                "t15"."role" = 'to'
              )
              THEN 0
              WHEN "t15"."role" = 'at'
              THEN 1
              WHEN "t15"."role" IS NULL
              THEN 2
              ELSE 3
            END ASC, COALESCE(ABS("t15"."place_start" - "t15"."start"), 1000000) ASC, "t15"."number" ASC
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
          ) - 1 AS "rank",
          COALESCE("t15"."gazetteer_id", "t15"."key") AS "place_key"
        FROM (
          SELECT
            "t5"."claim",
            "t5"."number",
            "t5"."place_start",
            "t5"."place",
            "t5"."role",
            "t5"."key",
            "t5"."country",
            "t5"."gazetteer_id",
            "t10"."measure",
            "t10"."start"
          FROM "claim_places" AS "t5"
          INNER JOIN (
            SELECT
              "t2"."claim",
              "t2"."measure",
              "t2"."start"
            FROM "claims" AS "t2"
          ) AS "t10"
            ON "t5"."claim" = "t10"."claim"
        ) AS "t15"
      ) AS "t20"
      WHERE
        "t20"."rank" = 0
    ) AS "t23"
      ON "t29"."claim" = "t23"."claim"
  ) AS "t30"
) AS "t31";

DROP TABLE IF EXISTS "claim_places";

DROP TABLE IF EXISTS "claim_sources";

DROP TABLE IF EXISTS "claims";

CREATE OR REPLACE TEMP TABLE "kinds_placed_by_origin" ("claim" BIGINT, "kind" TEXT, "family" BIGINT, "start" BIGINT, "place_key" TEXT, "place" TEXT, "place_name" TEXT, "country" TEXT, "gazetteer_id" TEXT);

INSERT INTO "kinds_placed_by_origin"
SELECT
  "t13"."claim",
  "t13"."kind",
  "t13"."family",
  "t13"."start",
  COALESCE("t13"."place_key", "t13"."found_place_key") AS "place_key",
  COALESCE("t13"."place", "t13"."found_place") AS "place",
  COALESCE("t13"."place_name", "t13"."found_place_name") AS "place_name",
  COALESCE("t13"."country", "t13"."found_country") AS "country",
  COALESCE("t13"."gazetteer_id", "t13"."found_gazetteer_id") AS "gazetteer_id"
FROM (
  SELECT
    "t12".*
    EXCLUDE ("claim_right")
  FROM (
    SELECT
      "t3"."claim",
      "t3"."kind",
      "t3"."family",
      "t3"."start",
      "t3"."place_key",
      "t3"."place",
      "t3"."place_name",
      "t3"."country",
      "t3"."gazetteer_id",
      "t11"."claim" AS "claim_right",
      "t11"."found_place_key",
      "t11"."found_place",
      "t11"."found_place_name",
      "t11"."found_country",
      "t11"."found_gazetteer_id"
    FROM (
      SELECT
        "t0"."claim",
        "t0"."kind",
        "t0"."family",
        "t0"."start",
        "t0"."place_key",
        "t0"."place",
        "t0"."place_name",
        "t0"."country",
        "t0"."gazetteer_id"
      FROM "kinds" AS "t0"
    ) AS "t3"
    LEFT OUTER JOIN (
      SELECT
        "t9"."claim",
        "t9"."place_key" AS "found_place_key",
        "t9"."place" AS "found_place",
        "t9"."place_name" AS "found_place_name",
        "t9"."country" AS "found_country",
        "t9"."gazetteer_id" AS "found_gazetteer_id"
      FROM (
        SELECT
          "t8"."claim",
          "t8"."kind",
          "t8"."origin",
          "t8"."number",
          "t8"."own",
          "t8"."place_key",
          "t8"."place",
          "t8"."place_name",
          "t8"."country",
          "t8"."gazetteer_id",
          "t8"."date",
          "t8"."distance",
          ROW_NUMBER() OVER (
            PARTITION BY "t8"."claim"
            ORDER BY "t8"."distance" ASC, "t8"."place_key" ASC
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
          ) - 1 AS "rank"
        FROM (
          SELECT
            "t7"."claim",
            "t7"."kind",
            "t7"."origin",
            "t7"."number",
            "t7"."own",
            "t7"."place_key",
            "t7"."place",
            "t7"."place_name",
            "t7"."country",
            "t7"."gazetteer_id",
            "t7"."date",
            ABS("t7"."own" - "t7"."date") AS "distance"
          FROM (
            SELECT
              "t5"."claim",
              "t5"."kind",
              "t5"."origin",
              "t5"."number",
              "t5"."own",
              "t6"."place_key",
              "t6"."place",
              "t6"."place_name",
              "t6"."country",
              "t6"."gazetteer_id",
              "t6"."date"
            FROM (
              SELECT
                "t0"."claim",
                "t0"."kind",
                "t0"."origin",
                "t0"."number",
                "t0"."family_start" AS "own"
              FROM "kinds" AS "t0"
              WHERE
                "t0"."place_key" IS NULL
            ) AS "t5"
            INNER JOIN (
              SELECT
                "t0"."kind",
                "t0"."origin",
                "t0"."number",
                "t0"."place_key",
                "t0"."place",
                "t0"."place_name",
                "t0"."country",
                "t0"."gazetteer_id",
                "t0"."family_start" AS "date"
              FROM "kinds" AS "t0"
              WHERE
                "t0"."place_key" IS NOT NULL AND "t0"."number" >= 20
            ) AS "t6"
              ON "t5"."kind" = "t6"."kind"
              AND "t5"."origin" = "t6"."origin"
              AND "t5"."number" = "t6"."number"
          ) AS "t7"
          WHERE
            ABS("t7"."own" - "t7"."date") <= 10080
        ) AS "t8"
      ) AS "t9"
      WHERE
        "t9"."rank" = 0
    ) AS "t11"
      ON "t3"."claim" = "t11"."claim"
  ) AS "t12"
) AS "t13";

CREATE OR REPLACE TEMP TABLE "comparable_claims" ("claim" BIGINT, "report" BIGINT, "order" BIGINT, "modality" TEXT, "measure" TEXT, "unit" TEXT, "extent" TEXT, "qualifier" TEXT, "categories" TEXT, "who" TEXT, "party" TEXT, "low" DOUBLE, "high" DOUBLE, "value" DOUBLE, "number" DOUBLE, "period_start" BIGINT, "period_end" BIGINT, "start_until" BIGINT, "start" BIGINT, "origin" TEXT, "origin_name" TEXT, "origin_kind" TEXT, "relay" TEXT, "family" BIGINT, "copy_of" BIGINT, "published_start" BIGINT, "published_end" BIGINT, "published" TEXT, "publisher" TEXT, "publisher_key" TEXT, "withdrawn" BOOLEAN, "family_start" BIGINT, "family_end" BIGINT, "names_place" BOOLEAN, "kind" TEXT, "place_key" TEXT, "place" TEXT, "place_name" TEXT, "country" TEXT, "gazetteer_id" TEXT, "spot" TEXT, "series" TEXT, "dated" BOOLEAN, "start_time" BIGINT, "end_time" BIGINT, "length" TEXT);

INSERT INTO "comparable_claims"
SELECT
  "t23".*
  EXCLUDE ("story")
FROM (
  SELECT
    "t22"."claim",
    "t22"."report",
    "t22"."order",
    "t22"."modality",
    "t22"."measure",
    "t22"."unit",
    "t22"."extent",
    "t22"."qualifier",
    "t22"."categories",
    "t22"."who",
    "t22"."party",
    "t22"."low",
    "t22"."high",
    "t22"."value",
    "t22"."number",
    "t22"."period_start",
    "t22"."period_end",
    "t22"."start_until",
    "t22"."start",
    "t22"."origin",
    "t22"."origin_name",
    "t22"."origin_kind",
    "t22"."relay",
    "t22"."family",
    "t22"."copy_of",
    "t22"."published_start",
    "t22"."published_end",
    "t22"."published",
    "t22"."publisher",
    "t22"."publisher_key",
    "t22"."withdrawn",
    "t22"."family_start",
    "t22"."family_end",
    "t22"."names_place",
    "t22"."kind",
    "t22"."place_key",
    "t22"."place",
    "t22"."place_name",
    "t22"."country",
    "t22"."gazetteer_id",
    "t22"."story",
    "t22"."spot",
    "t22"."series",
    "t22"."dated",
    "t22"."start_time",
    "t22"."end_time",
    CASE
      WHEN "t22"."extent" = 'cumulative'
      THEN 'since'
      WHEN "t22"."start_time" IS NULL
      THEN 'undated'
      WHEN (
        "t22"."end_time" - "t22"."start_time"
      ) <= 4320
      THEN 'day'
      WHEN (
        "t22"."end_time" - "t22"."start_time"
      ) <= 14400
      THEN 'week'
      WHEN (
        "t22"."end_time" - "t22"."start_time"
      ) <= 64800
      THEN 'month'
      WHEN (
        "t22"."end_time" - "t22"."start_time"
      ) <= 576000
      THEN 'year'
      ELSE 'years'
    END AS "length"
  FROM (
    SELECT
      "t21"."claim",
      "t21"."report",
      "t21"."order",
      "t21"."modality",
      "t21"."measure",
      "t21"."unit",
      "t21"."extent",
      "t21"."qualifier",
      "t21"."categories",
      "t21"."who",
      "t21"."party",
      "t21"."low",
      "t21"."high",
      "t21"."value",
      "t21"."number",
      "t21"."period_start",
      "t21"."period_end",
      "t21"."start_until",
      "t21"."start",
      "t21"."origin",
      "t21"."origin_name",
      "t21"."origin_kind",
      "t21"."relay",
      "t21"."family",
      "t21"."copy_of",
      "t21"."published_start",
      "t21"."published_end",
      "t21"."published",
      "t21"."publisher",
      "t21"."publisher_key",
      "t21"."withdrawn",
      "t21"."family_start",
      "t21"."family_end",
      "t21"."names_place",
      "t21"."kind",
      "t21"."place_key",
      "t21"."place",
      "t21"."place_name",
      "t21"."country",
      "t21"."gazetteer_id",
      "t21"."story",
      COALESCE("t21"."place_key", 'story ' || "t21"."story") AS "spot",
      SUBSTRING(
        SHA256(
          CONCAT_WS('|', "t21"."kind", COALESCE("t21"."place_key", 'story ' || "t21"."story"))
        ),
        CASE
          WHEN (
            0 + 1
          ) >= 1
          THEN 0 + 1
          ELSE 0 + 1 + LENGTH(
            SHA256(
              CONCAT_WS('|', "t21"."kind", COALESCE("t21"."place_key", 'story ' || "t21"."story"))
            )
          )
        END,
        16
      ) AS "series",
      (
        "t21"."period_start" IS NOT NULL
      ) OR (
        "t21"."period_end" IS NOT NULL
      ) AS "dated",
      CASE
        WHEN (
          "t21"."period_start" IS NOT NULL
        ) OR (
          "t21"."period_end" IS NOT NULL
        )
        THEN COALESCE("t21"."period_start", "t21"."period_end" - 1440)
        ELSE "t21"."family_start"
      END AS "start_time",
      CASE
        WHEN (
          "t21"."period_start" IS NOT NULL
        ) OR (
          "t21"."period_end" IS NOT NULL
        )
        THEN GREATEST(
          COALESCE("t21"."period_start", "t21"."period_end" - 1440),
          COALESCE("t21"."period_end", "t21"."published_end", "t21"."period_start")
        )
        ELSE "t21"."family_end"
      END AS "end_time"
    FROM (
      SELECT
        "t5"."claim",
        "t5"."report",
        "t5"."order",
        "t5"."modality",
        "t5"."measure",
        "t5"."unit",
        "t5"."extent",
        "t5"."qualifier",
        "t5"."categories",
        "t5"."who",
        "t5"."party",
        "t5"."low",
        "t5"."high",
        "t5"."value",
        "t5"."number",
        "t5"."period_start",
        "t5"."period_end",
        "t5"."start_until",
        "t5"."start",
        "t5"."origin",
        "t5"."origin_name",
        "t5"."origin_kind",
        "t5"."relay",
        "t5"."family",
        "t5"."copy_of",
        "t5"."published_start",
        "t5"."published_end",
        "t5"."published",
        "t5"."publisher",
        "t5"."publisher_key",
        "t5"."withdrawn",
        "t5"."family_start",
        "t5"."family_end",
        "t5"."names_place",
        "t5"."kind",
        "t20"."place_key",
        "t20"."place",
        "t20"."place_name",
        "t20"."country",
        "t20"."gazetteer_id",
        "t7"."story"
      FROM (
        SELECT
          "t0".*
          EXCLUDE ("country", "gazetteer_id", "place", "place_key", "place_name")
        FROM "kinds" AS "t0"
      ) AS "t5"
      INNER JOIN (
        SELECT
          "t18"."claim",
          COALESCE("t18"."place_key", "t18"."found_place_key") AS "place_key",
          COALESCE("t18"."place", "t18"."found_place") AS "place",
          COALESCE("t18"."place_name", "t18"."found_place_name") AS "place_name",
          COALESCE("t18"."country", "t18"."found_country") AS "country",
          COALESCE("t18"."gazetteer_id", "t18"."found_gazetteer_id") AS "gazetteer_id"
        FROM (
          SELECT
            "t17".*
            EXCLUDE ("claim_right")
          FROM (
            SELECT
              "t4"."claim",
              "t4"."kind",
              "t4"."family",
              "t4"."start",
              "t4"."place_key",
              "t4"."place",
              "t4"."place_name",
              "t4"."country",
              "t4"."gazetteer_id",
              "t16"."claim" AS "claim_right",
              "t16"."found_place_key",
              "t16"."found_place",
              "t16"."found_place_name",
              "t16"."found_country",
              "t16"."found_gazetteer_id"
            FROM "kinds_placed_by_origin" AS "t4"
            LEFT OUTER JOIN (
              SELECT
                "t14"."claim",
                "t14"."place_key" AS "found_place_key",
                "t14"."place" AS "found_place",
                "t14"."place_name" AS "found_place_name",
                "t14"."country" AS "found_country",
                "t14"."gazetteer_id" AS "found_gazetteer_id"
              FROM (
                SELECT
                  "t13"."claim",
                  "t13"."kind",
                  "t13"."family",
                  "t13"."own",
                  "t13"."place_key",
                  "t13"."place",
                  "t13"."place_name",
                  "t13"."country",
                  "t13"."gazetteer_id",
                  "t13"."date",
                  "t13"."distance",
                  ROW_NUMBER() OVER (
                    PARTITION BY "t13"."claim"
                    ORDER BY "t13"."distance" ASC, "t13"."place_key" ASC
                    ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                  ) - 1 AS "rank"
                FROM (
                  SELECT
                    "t12"."claim",
                    "t12"."kind",
                    "t12"."family",
                    "t12"."own",
                    "t12"."place_key",
                    "t12"."place",
                    "t12"."place_name",
                    "t12"."country",
                    "t12"."gazetteer_id",
                    "t12"."date",
                    ABS("t12"."own" - "t12"."date") AS "distance"
                  FROM (
                    SELECT
                      "t10"."claim",
                      "t10"."kind",
                      "t10"."family",
                      "t10"."own",
                      "t11"."place_key",
                      "t11"."place",
                      "t11"."place_name",
                      "t11"."country",
                      "t11"."gazetteer_id",
                      "t11"."date"
                    FROM (
                      SELECT
                        "t2"."claim",
                        "t2"."kind",
                        "t2"."family",
                        "t2"."start" AS "own"
                      FROM "kinds_placed_by_origin" AS "t2"
                      WHERE
                        "t2"."place_key" IS NULL
                    ) AS "t10"
                    INNER JOIN (
                      SELECT
                        "t2"."kind",
                        "t2"."family",
                        "t2"."place_key",
                        "t2"."place",
                        "t2"."place_name",
                        "t2"."country",
                        "t2"."gazetteer_id",
                        "t2"."start" AS "date"
                      FROM "kinds_placed_by_origin" AS "t2"
                      WHERE
                        "t2"."place_key" IS NOT NULL
                    ) AS "t11"
                      ON "t10"."kind" = "t11"."kind" AND "t10"."family" = "t11"."family"
                  ) AS "t12"
                ) AS "t13"
              ) AS "t14"
              WHERE
                "t14"."rank" = 0
            ) AS "t16"
              ON "t4"."claim" = "t16"."claim"
          ) AS "t17"
        ) AS "t18"
      ) AS "t20"
        ON "t5"."claim" = "t20"."claim"
      INNER JOIN (
        SELECT
          "t1"."report" AS "family",
          "t1"."story"
        FROM "reports" AS "t1"
      ) AS "t7"
        ON "t5"."family" = "t7"."family"
    ) AS "t21"
  ) AS "t22"
) AS "t23";

DROP TABLE IF EXISTS "kinds";

DROP TABLE IF EXISTS "kinds_placed_by_origin";

CREATE OR REPLACE TEMP TABLE "settled_claims" ("claim" BIGINT, "series" TEXT, "length" TEXT, "start_time" BIGINT, "end_time" BIGINT, "stretch" BIGINT);

INSERT INTO "settled_claims"
SELECT
  "t12"."claim",
  "t12"."series",
  "t12"."length",
  "t12"."start_time",
  "t12"."end_time",
  "t18"."stretch"
FROM (
  SELECT
    "t10"."claim",
    "t10"."series",
    "t10"."length",
    "t10"."start_time",
    "t10"."end_time"
  FROM (
    SELECT
      "t9".*
      EXCLUDE ("claim_right")
    FROM (
      SELECT
        "t3"."claim",
        "t3"."series",
        "t3"."length",
        "t3"."start_time",
        "t3"."end_time",
        "t3"."start_until",
        "t8"."claim" AS "claim_right",
        "t8"."size"
      FROM (
        SELECT
          "t0"."claim",
          "t0"."series",
          "t0"."length",
          "t0"."start_time",
          "t0"."end_time",
          "t0"."start_until"
        FROM "comparable_claims" AS "t0"
        WHERE
          "t0"."dated" OR (
            "t0"."length" <> 'day'
          )
      ) AS "t3"
      LEFT OUTER JOIN (
        SELECT
          "t6"."claim",
          "t6"."size"
        FROM (
          SELECT
            "t5"."claim",
            "t5"."series",
            "t5"."number",
            "t5"."above",
            "t5"."smaller",
            SUM("t5"."smaller") OVER (
              PARTITION BY "t5"."series"
              ORDER BY "t5"."number" DESC, "t5"."claim" ASC
              ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
            ) AS "size"
          FROM (
            SELECT
              "t4"."claim",
              "t4"."series",
              "t4"."number",
              "t4"."above",
              CAST(COALESCE((
                "t4"."number" * 2
              ) < "t4"."above", FALSE) AS BIGINT) AS "smaller"
            FROM (
              SELECT
                "t1"."claim",
                "t1"."series",
                "t1"."number",
                LAG("t1"."number") OVER (
                  PARTITION BY "t1"."series"
                  ORDER BY "t1"."number" DESC, "t1"."claim" ASC
                  ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                ) AS "above"
              FROM (
                SELECT
                  *
                FROM "comparable_claims" AS "t0"
                WHERE
                  "t0"."length" = 'since' AND NOT (
                    "t0"."dated"
                  ) AND "t0"."number" IS NOT NULL
              ) AS "t1"
            ) AS "t4"
          ) AS "t5"
        ) AS "t6"
        WHERE
          "t6"."size" > 0
      ) AS "t8"
        ON "t3"."claim" = "t8"."claim"
    ) AS "t9"
  ) AS "t10"
) AS "t12"
INNER JOIN (
  SELECT
    "t16"."claim",
    "t16"."stretch"
  FROM (
    SELECT
      "t15"."claim",
      "t15"."series",
      "t15"."length",
      "t15"."size",
      "t15"."first",
      "t15"."last",
      "t15"."reached",
      "t15"."opens",
      SUM("t15"."opens") OVER (
        PARTITION BY "t15"."series", "t15"."length", "t15"."size"
        ORDER BY "t15"."first" ASC, "t15"."last" ASC, "t15"."claim" ASC
        ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
      ) + (
        "t15"."size" * 4294967296
      ) AS "stretch"
    FROM (
      SELECT
        "t14"."claim",
        "t14"."series",
        "t14"."length",
        "t14"."size",
        "t14"."first",
        "t14"."last",
        "t14"."reached",
        CAST((
          "t14"."reached" IS NULL
        ) OR (
          "t14"."first" >= "t14"."reached"
        ) AS BIGINT) AS "opens"
      FROM (
        SELECT
          "t13"."claim",
          "t13"."series",
          "t13"."length",
          "t13"."size",
          "t13"."first",
          "t13"."last",
          MAX("t13"."last") OVER (
            PARTITION BY "t13"."series", "t13"."length", "t13"."size"
            ORDER BY "t13"."first" ASC, "t13"."last" ASC, "t13"."claim" ASC
            ROWS BETWEEN UNBOUNDED PRECEDING AND 1 preceding
          ) AS "reached"
        FROM (
          SELECT
            "t10"."claim",
            "t10"."series",
            "t10"."length",
            COALESCE("t10"."size", 0) AS "size",
            CASE
              WHEN "t10"."length" = 'since'
              THEN "t10"."start_time"
              ELSE "t10"."start_time" + CASE
                WHEN "t10"."length" = 'day'
                THEN 0
                ELSE CAST(FLOOR((
                  "t10"."end_time" - "t10"."start_time"
                ) / (
                  7
                )) AS BIGINT)
              END
            END AS "first",
            CASE
              WHEN "t10"."length" = 'since'
              THEN GREATEST("t10"."start_time" + 44640, COALESCE("t10"."start_until", "t10"."start_time"))
              ELSE "t10"."end_time" - CASE
                WHEN "t10"."length" = 'day'
                THEN 0
                ELSE CAST(FLOOR((
                  "t10"."end_time" - "t10"."start_time"
                ) / (
                  7
                )) AS BIGINT)
              END
            END AS "last"
          FROM (
            SELECT
              "t9".*
              EXCLUDE ("claim_right")
            FROM (
              SELECT
                "t3"."claim",
                "t3"."series",
                "t3"."length",
                "t3"."start_time",
                "t3"."end_time",
                "t3"."start_until",
                "t8"."claim" AS "claim_right",
                "t8"."size"
              FROM (
                SELECT
                  "t0"."claim",
                  "t0"."series",
                  "t0"."length",
                  "t0"."start_time",
                  "t0"."end_time",
                  "t0"."start_until"
                FROM "comparable_claims" AS "t0"
                WHERE
                  "t0"."dated" OR (
                    "t0"."length" <> 'day'
                  )
              ) AS "t3"
              LEFT OUTER JOIN (
                SELECT
                  "t6"."claim",
                  "t6"."size"
                FROM (
                  SELECT
                    "t5"."claim",
                    "t5"."series",
                    "t5"."number",
                    "t5"."above",
                    "t5"."smaller",
                    SUM("t5"."smaller") OVER (
                      PARTITION BY "t5"."series"
                      ORDER BY "t5"."number" DESC, "t5"."claim" ASC
                      ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
                    ) AS "size"
                  FROM (
                    SELECT
                      "t4"."claim",
                      "t4"."series",
                      "t4"."number",
                      "t4"."above",
                      CAST(COALESCE((
                        "t4"."number" * 2
                      ) < "t4"."above", FALSE) AS BIGINT) AS "smaller"
                    FROM (
                      SELECT
                        "t1"."claim",
                        "t1"."series",
                        "t1"."number",
                        LAG("t1"."number") OVER (
                          PARTITION BY "t1"."series"
                          ORDER BY "t1"."number" DESC, "t1"."claim" ASC
                          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                        ) AS "above"
                      FROM (
                        SELECT
                          *
                        FROM "comparable_claims" AS "t0"
                        WHERE
                          "t0"."length" = 'since' AND NOT (
                            "t0"."dated"
                          ) AND "t0"."number" IS NOT NULL
                      ) AS "t1"
                    ) AS "t4"
                  ) AS "t5"
                ) AS "t6"
                WHERE
                  "t6"."size" > 0
              ) AS "t8"
                ON "t3"."claim" = "t8"."claim"
            ) AS "t9"
          ) AS "t10"
        ) AS "t13"
      ) AS "t14"
    ) AS "t15"
  ) AS "t16"
) AS "t18"
  ON "t12"."claim" = "t18"."claim";

CREATE OR REPLACE TEMP TABLE "undated_claims" ("claim" BIGINT, "stretch" BIGINT);

INSERT INTO "undated_claims"
WITH "t9" AS (
  SELECT
    "t5"."series",
    "t5"."stretch",
    MIN("t5"."start_time") AS "opened",
    MAX("t5"."end_time") AS "closed"
  FROM (
    SELECT
      *
    FROM "settled_claims" AS "t1"
    WHERE
      "t1"."length" = 'day'
  ) AS "t5"
  GROUP BY
    1,
    2
)
SELECT
  "t32"."claim",
  COALESCE("t32"."stretch", -1 - CAST(FLOOR((
    "t32"."start_time"
  ) / (
    1440
  )) AS BIGINT)) AS "stretch"
FROM (
  SELECT
    "t31".*
    EXCLUDE ("claim_right")
  FROM (
    SELECT
      "t8"."claim",
      "t8"."series",
      "t8"."number",
      "t8"."start_time",
      "t8"."end_time",
      "t30"."claim" AS "claim_right",
      "t30"."stretch"
    FROM (
      SELECT
        "t0"."claim",
        "t0"."series",
        "t0"."number",
        "t0"."start_time",
        "t0"."end_time"
      FROM "comparable_claims" AS "t0"
      WHERE
        NOT (
          "t0"."dated" OR (
            "t0"."length" <> 'day'
          )
        )
    ) AS "t8"
    LEFT OUTER JOIN (
      SELECT
        "t28"."claim",
        "t28"."stretch"
      FROM (
        SELECT
          "t27"."claim",
          "t27"."stretch",
          "t27"."opened",
          ROW_NUMBER() OVER (
            PARTITION BY "t27"."claim"
            ORDER BY "t27"."opened" DESC
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
          ) - 1 AS "rank"
        FROM (
          SELECT
            *
          FROM (
            SELECT
              "t21"."claim",
              "t21"."stretch",
              "t21"."opened"
            FROM (
              SELECT
                "t20".*
                EXCLUDE ("series_right")
              FROM (
                SELECT
                  "t19"."claim",
                  "t19"."series",
                  "t19"."number",
                  "t19"."start_time",
                  "t19"."end_time",
                  "t19"."stretch",
                  "t19"."opened",
                  "t19"."closed",
                  "t18"."series" AS "series_right",
                  "t18"."days"
                FROM (
                  SELECT
                    "t15".*
                    EXCLUDE ("series_right")
                  FROM (
                    SELECT
                      "t8"."claim",
                      "t8"."series",
                      "t8"."number",
                      "t8"."start_time",
                      "t8"."end_time",
                      "t12"."series" AS "series_right",
                      "t12"."stretch",
                      "t12"."opened",
                      "t12"."closed"
                    FROM (
                      SELECT
                        "t0"."claim",
                        "t0"."series",
                        "t0"."number",
                        "t0"."start_time",
                        "t0"."end_time"
                      FROM "comparable_claims" AS "t0"
                      WHERE
                        NOT (
                          "t0"."dated" OR (
                            "t0"."length" <> 'day'
                          )
                        )
                    ) AS "t8"
                    INNER JOIN "t9" AS "t12"
                      ON "t8"."series" = "t12"."series"
                      AND "t12"."opened" < "t8"."end_time"
                      AND "t12"."closed" > (
                        "t8"."start_time" - 2880
                      )
                  ) AS "t15"
                ) AS "t19"
                LEFT OUTER JOIN (
                  SELECT
                    *
                  FROM (
                    SELECT
                      "t10"."series",
                      COUNT(*) AS "days"
                    FROM "t9" AS "t10"
                    GROUP BY
                      1
                  ) AS "t14"
                  WHERE
                    "t14"."days" >= 10
                ) AS "t18"
                  ON "t19"."series" = "t18"."series"
              ) AS "t20"
            ) AS "t21"
            WHERE
              NOT (
                (
                  "t21"."closed" <= "t21"."start_time"
                ) AND (
                  "t21"."days" IS NOT NULL
                )
              )
          ) AS "t24"
          UNION ALL
          SELECT
            *
          FROM (
            SELECT
              "t25"."claim",
              "t25"."stretch",
              "t25"."opened"
            FROM (
              SELECT
                "t23"."claim",
                "t23"."series",
                "t23"."number",
                "t23"."start_time",
                "t23"."end_time",
                "t23"."stretch",
                "t23"."opened",
                "t23"."closed",
                "t23"."days",
                "t13"."its"
              FROM (
                SELECT
                  *
                FROM (
                  SELECT
                    "t20".*
                    EXCLUDE ("series_right")
                  FROM (
                    SELECT
                      "t19"."claim",
                      "t19"."series",
                      "t19"."number",
                      "t19"."start_time",
                      "t19"."end_time",
                      "t19"."stretch",
                      "t19"."opened",
                      "t19"."closed",
                      "t18"."series" AS "series_right",
                      "t18"."days"
                    FROM (
                      SELECT
                        "t15".*
                        EXCLUDE ("series_right")
                      FROM (
                        SELECT
                          "t8"."claim",
                          "t8"."series",
                          "t8"."number",
                          "t8"."start_time",
                          "t8"."end_time",
                          "t12"."series" AS "series_right",
                          "t12"."stretch",
                          "t12"."opened",
                          "t12"."closed"
                        FROM (
                          SELECT
                            "t0"."claim",
                            "t0"."series",
                            "t0"."number",
                            "t0"."start_time",
                            "t0"."end_time"
                          FROM "comparable_claims" AS "t0"
                          WHERE
                            NOT (
                              "t0"."dated" OR (
                                "t0"."length" <> 'day'
                              )
                            )
                        ) AS "t8"
                        INNER JOIN "t9" AS "t12"
                          ON "t8"."series" = "t12"."series"
                          AND "t12"."opened" < "t8"."end_time"
                          AND "t12"."closed" > (
                            "t8"."start_time" - 2880
                          )
                      ) AS "t15"
                    ) AS "t19"
                    LEFT OUTER JOIN (
                      SELECT
                        *
                      FROM (
                        SELECT
                          "t10"."series",
                          COUNT(*) AS "days"
                        FROM "t9" AS "t10"
                        GROUP BY
                          1
                      ) AS "t14"
                      WHERE
                        "t14"."days" >= 10
                    ) AS "t18"
                      ON "t19"."series" = "t18"."series"
                  ) AS "t20"
                ) AS "t21"
                WHERE
                  "t21"."closed" <= "t21"."start_time" AND "t21"."days" IS NOT NULL
              ) AS "t23"
              INNER JOIN (
                SELECT
                  "t6"."series",
                  "t6"."stretch",
                  "t3"."its"
                FROM (
                  SELECT
                    "t1"."claim",
                    "t1"."stretch",
                    "t1"."series"
                  FROM "settled_claims" AS "t1"
                  WHERE
                    "t1"."length" = 'day'
                ) AS "t6"
                INNER JOIN (
                  SELECT
                    "t0"."claim",
                    "t0"."number" AS "its"
                  FROM "comparable_claims" AS "t0"
                ) AS "t3"
                  ON "t6"."claim" = "t3"."claim"
              ) AS "t13"
                ON "t23"."series" = "t13"."series" AND "t23"."stretch" = "t13"."stretch"
            ) AS "t25"
            WHERE
              "t25"."number" >= (
                "t25"."its" * 0.95
              )
              AND "t25"."its" >= (
                "t25"."number" * 0.95
              )
          ) AS "t26"
        ) AS "t27"
      ) AS "t28"
      WHERE
        "t28"."rank" = 0
    ) AS "t30"
      ON "t8"."claim" = "t30"."claim"
  ) AS "t31"
) AS "t32";

CREATE OR REPLACE TEMP TABLE "day_numbers" ("claim" BIGINT, "series" TEXT, "number" DOUBLE, "wide" BOOLEAN, "stretch" BIGINT);

INSERT INTO "day_numbers"
SELECT
  "t7"."claim",
  "t7"."series",
  "t7"."number",
  "t7"."wide",
  "t6"."stretch"
FROM (
  SELECT
    "t0"."claim",
    "t0"."series",
    "t0"."number",
    COALESCE(
      "t0"."gazetteer_id" IN (
        'geonames:49518',
        'geonames:51537',
        'geonames:69543',
        'geonames:99237',
        'geonames:102358',
        'geonames:130758',
        'geonames:146669',
        'geonames:149590',
        'geonames:163843',
        'geonames:174982',
        'geonames:192950',
        'geonames:203312',
        'geonames:223816',
        'geonames:226074',
        'geonames:239880',
        'geonames:241170',
        'geonames:248816',
        'geonames:272103',
        'geonames:285570',
        'geonames:286963',
        'geonames:289688',
        'geonames:290291',
        'geonames:290557',
        'geonames:294640',
        'geonames:298795',
        'geonames:337996',
        'geonames:338010',
        'geonames:357994',
        'geonames:366755',
        'geonames:390903',
        'geonames:433561',
        'geonames:453733',
        'geonames:458258',
        'geonames:587116',
        'geonames:597427',
        'geonames:607072',
        'geonames:614540',
        'geonames:617790',
        'geonames:630336',
        'geonames:660013',
        'geonames:661882',
        'geonames:690791',
        'geonames:718075',
        'geonames:719819',
        'geonames:732800',
        'geonames:783754',
        'geonames:798544',
        'geonames:798549',
        'geonames:831053',
        'geonames:878675',
        'geonames:895949',
        'geonames:921929',
        'geonames:927384',
        'geonames:932692',
        'geonames:933860',
        'geonames:934292',
        'geonames:934841',
        'geonames:935317',
        'geonames:953987',
        'geonames:1024031',
        'geonames:1036973',
        'geonames:1062947',
        'geonames:1149361',
        'geonames:1168579',
        'geonames:1210997',
        'geonames:1218197',
        'geonames:1220409',
        'geonames:1227603',
        'geonames:1252634',
        'geonames:1269750',
        'geonames:1282028',
        'geonames:1282588',
        'geonames:1282988',
        'geonames:1327865',
        'geonames:1512440',
        'geonames:1522867',
        'geonames:1527747',
        'geonames:1546748',
        'geonames:1547376',
        'geonames:1559582',
        'geonames:1562822',
        'geonames:1605651',
        'geonames:1643084',
        'geonames:1655842',
        'geonames:1668284',
        'geonames:1694008',
        'geonames:1733045',
        'geonames:1814991',
        'geonames:1819730',
        'geonames:1820814',
        'geonames:1821275',
        'geonames:1831722',
        'geonames:1835841',
        'geonames:1861060',
        'geonames:1873107',
        'geonames:1880251',
        'geonames:1899402',
        'geonames:1966436',
        'geonames:2017370',
        'geonames:2029969',
        'geonames:2077456',
        'geonames:2078138',
        'geonames:2080185',
        'geonames:2081918',
        'geonames:2088628',
        'geonames:2103350',
        'geonames:2110297',
        'geonames:2110425',
        'geonames:2134431',
        'geonames:2139685',
        'geonames:2155115',
        'geonames:2186224',
        'geonames:2205218',
        'geonames:2215636',
        'geonames:2233387',
        'geonames:2245662',
        'geonames:2260494',
        'geonames:2264397',
        'geonames:2275384',
        'geonames:2287781',
        'geonames:2300660',
        'geonames:2309096',
        'geonames:2328926',
        'geonames:2361809',
        'geonames:2363686',
        'geonames:2372248',
        'geonames:2378080',
        'geonames:2395170',
        'geonames:2400553',
        'geonames:2403846',
        'geonames:2410758',
        'geonames:2411586',
        'geonames:2413451',
        'geonames:2420477',
        'geonames:2434508',
        'geonames:2440476',
        'geonames:2453866',
        'geonames:2461445',
        'geonames:2464461',
        'geonames:2510769',
        'geonames:2542007',
        'geonames:2562770',
        'geonames:2589581',
        'geonames:2622320',
        'geonames:2623032',
        'geonames:2629691',
        'geonames:2635167',
        'geonames:2658434',
        'geonames:2661886',
        'geonames:2750405',
        'geonames:2782113',
        'geonames:2802361',
        'geonames:2921044',
        'geonames:2960313',
        'geonames:2963597',
        'geonames:2993457',
        'geonames:3017382',
        'geonames:3041565',
        'geonames:3042058',
        'geonames:3042142',
        'geonames:3042225',
        'geonames:3042362',
        'geonames:3057568',
        'geonames:3077311',
        'geonames:3144096',
        'geonames:3164670',
        'geonames:3168068',
        'geonames:3175395',
        'geonames:3190538',
        'geonames:3194884',
        'geonames:3202326',
        'geonames:3277605',
        'geonames:3351879',
        'geonames:3355338',
        'geonames:3370751',
        'geonames:3374084',
        'geonames:3374766',
        'geonames:3378535',
        'geonames:3381670',
        'geonames:3382998',
        'geonames:3424932',
        'geonames:3425505',
        'geonames:3437598',
        'geonames:3439705',
        'geonames:3469034',
        'geonames:3474414',
        'geonames:3474415',
        'geonames:3489940',
        'geonames:3508796',
        'geonames:3562981',
        'geonames:3570311',
        'geonames:3572887',
        'geonames:3573345',
        'geonames:3573511',
        'geonames:3573591',
        'geonames:3575174',
        'geonames:3575830',
        'geonames:3576396',
        'geonames:3576468',
        'geonames:3576916',
        'geonames:3577279',
        'geonames:3577718',
        'geonames:3577815',
        'geonames:3578097',
        'geonames:3578421',
        'geonames:3578476',
        'geonames:3579143',
        'geonames:3580239',
        'geonames:3580718',
        'geonames:3582678',
        'geonames:3585968',
        'geonames:3595528',
        'geonames:3608932',
        'geonames:3617476',
        'geonames:3624060',
        'geonames:3625428',
        'geonames:3658394',
        'geonames:3686110',
        'geonames:3703430',
        'geonames:3723988',
        'geonames:3865483',
        'geonames:3895114',
        'geonames:3923057',
        'geonames:3932488',
        'geonames:3996063',
        'geonames:4030656',
        'geonames:4030945',
        'geonames:4031074',
        'geonames:4032283',
        'geonames:4034749',
        'geonames:4034894',
        'geonames:4036232',
        'geonames:4041468',
        'geonames:4043988',
        'geonames:4566966',
        'geonames:4796775',
        'geonames:5880801',
        'geonames:6251999',
        'geonames:6252001',
        'geonames:6254930',
        'geonames:6290252',
        'geonames:6697173',
        'geonames:7609695',
        'geonames:7626836',
        'geonames:7626844',
        'geonames:7909807'
      ),
      FALSE
    ) AS "wide"
  FROM "comparable_claims" AS "t0"
  WHERE
    "t0"."extent" = 'flow'
    AND "t0"."length" = 'day'
    AND "t0"."modality" IN ('asserted', 'possible')
    AND "t0"."number" IS NOT NULL
) AS "t7"
INNER JOIN (
  SELECT
    *
  FROM (
    SELECT
      "t2"."claim",
      "t2"."stretch"
    FROM "settled_claims" AS "t2"
  ) AS "t3"
  UNION ALL
  SELECT
    *
  FROM "undated_claims" AS "t1"
) AS "t6"
  ON "t7"."claim" = "t6"."claim";

CREATE OR REPLACE TEMP TABLE "told_numbers" ("series" TEXT, "length" TEXT, "stretch" BIGINT, "report" BIGINT, "origin" TEXT, "family" BIGINT, "number" DOUBLE, "wide" BOOLEAN, "busy" BOOLEAN, "at" BIGINT, "exact" BOOLEAN, "vague" BOOLEAN, "at_most" BOOLEAN, "nth" BIGINT);

INSERT INTO "told_numbers"
SELECT
  "t14"."series",
  "t14"."length",
  "t14"."stretch",
  "t14"."report",
  "t14"."origin",
  "t14"."family",
  "t14"."number",
  "t14"."wide",
  "t14"."busy",
  "t14"."at",
  "t14"."exact",
  "t14"."vague",
  "t14"."at_most",
  ROW_NUMBER() OVER (
    PARTITION BY "t14"."series", "t14"."length", "t14"."stretch", "t14"."report", "t14"."origin"
    ORDER BY "t14"."at" ASC, "t14"."number" ASC
    ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
  ) - 1 AS "nth"
FROM (
  SELECT
    "t13"."series",
    "t13"."length",
    "t13"."stretch",
    "t13"."report",
    "t13"."origin",
    "t13"."family",
    "t13"."number",
    "t13"."wide",
    "t13"."busy",
    MIN("t13"."start") AS "at",
    BOOL_AND(CAST("t13"."qualifier" = 'exact' AS BOOLEAN)) AS "exact",
    BOOL_OR(CAST("t13"."qualifier" = 'vague' AS BOOLEAN)) AS "vague",
    BOOL_OR(CAST("t13"."qualifier" = 'at_most' AS BOOLEAN)) AS "at_most"
  FROM (
    SELECT
      "t12"."claim",
      "t12"."stretch",
      "t12"."wide",
      "t12"."busy",
      "t4"."series",
      "t4"."length",
      "t4"."report",
      "t4"."family",
      "t4"."origin",
      "t4"."number",
      "t4"."qualifier",
      "t4"."start"
    FROM (
      SELECT
        "t10".*
        EXCLUDE ("series")
      FROM (
        SELECT
          "t5"."claim",
          "t5"."series",
          "t5"."stretch",
          "t9"."wide",
          "t9"."busy"
        FROM (
          SELECT
            "t1"."claim",
            "t1"."series",
            "t1"."stretch"
          FROM "day_numbers" AS "t1"
        ) AS "t5"
        INNER JOIN (
          SELECT
            "t7"."series",
            "t7"."stretch",
            "t7"."wide",
            "t7"."days" >= 10 AS "busy"
          FROM (
            SELECT
              "t6"."series",
              "t6"."stretch",
              "t6"."least",
              "t6"."most",
              "t6"."wide",
              COUNT(*) OVER (
                PARTITION BY "t6"."series"
                ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
              ) AS "days"
            FROM (
              SELECT
                "t1"."series",
                "t1"."stretch",
                MIN("t1"."number") AS "least",
                MAX("t1"."number") AS "most",
                BOOL_OR(CAST("t1"."wide" AS BOOLEAN)) AS "wide"
              FROM "day_numbers" AS "t1"
              GROUP BY
                1,
                2
            ) AS "t6"
          ) AS "t7"
          WHERE
            "t7"."least" < (
              "t7"."most" * 0.95
            )
        ) AS "t9"
          ON "t5"."series" = "t9"."series" AND "t5"."stretch" = "t9"."stretch"
      ) AS "t10"
    ) AS "t12"
    INNER JOIN (
      SELECT
        "t0"."claim",
        "t0"."series",
        "t0"."length",
        "t0"."report",
        "t0"."family",
        "t0"."origin",
        "t0"."number",
        "t0"."qualifier",
        "t0"."start"
      FROM "comparable_claims" AS "t0"
    ) AS "t4"
      ON "t12"."claim" = "t4"."claim"
  ) AS "t13"
  GROUP BY
    1,
    2,
    3,
    4,
    5,
    6,
    7,
    8,
    9
) AS "t14";

DROP TABLE IF EXISTS "day_numbers";

CREATE OR REPLACE TEMP TABLE "main_numbers" ("series" TEXT, "length" TEXT, "stretch" BIGINT, "main_exact" BOOLEAN, "main" DOUBLE);

INSERT INTO "main_numbers"
SELECT
  "t3"."series",
  "t3"."length",
  "t3"."stretch",
  "t3"."main_exact",
  "t3"."number" AS "main"
FROM (
  SELECT
    "t2"."series",
    "t2"."length",
    "t2"."stretch",
    "t2"."number",
    "t2"."families",
    "t2"."main_exact",
    ROW_NUMBER() OVER (
      PARTITION BY "t2"."series", "t2"."length", "t2"."stretch"
      ORDER BY "t2"."families" DESC, "t2"."number" DESC
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) - 1 AS "rank"
  FROM (
    SELECT
      "t1"."series",
      "t1"."length",
      "t1"."stretch",
      "t1"."number",
      COUNT(DISTINCT "t1"."family") AS "families",
      BOOL_AND(CAST("t1"."exact" AS BOOLEAN)) AS "main_exact"
    FROM (
      SELECT
        *
      FROM "told_numbers" AS "t0"
      WHERE
        "t0"."nth" = 0
    ) AS "t1"
    GROUP BY
      1,
      2,
      3,
      4
  ) AS "t2"
) AS "t3"
WHERE
  "t3"."rank" = 0;

CREATE OR REPLACE TEMP VIEW "series_claims" AS
WITH "t13" AS (
  SELECT
    *
  FROM (
    SELECT
      "t2"."claim",
      "t2"."stretch"
    FROM "settled_claims" AS "t2"
  ) AS "t9"
  UNION ALL
  SELECT
    *
  FROM "undated_claims" AS "t1"
), "t26" AS (
  SELECT
    "t24"."series",
    "t24"."length",
    "t24"."stretch",
    "t24"."report",
    "t24"."origin",
    "t24"."family",
    "t24"."number",
    "t24"."wide",
    "t24"."busy",
    "t24"."at",
    "t24"."exact",
    "t24"."vague",
    "t24"."at_most",
    "t24"."nth",
    "t24"."main_exact",
    "t24"."main",
    "t24"."is_main",
    "t24"."voice",
    "t24"."nearness",
    ROW_NUMBER() OVER (
      PARTITION BY "t24"."series", "t24"."length", "t24"."stretch", "t24"."report", "t24"."voice"
      ORDER BY "t24"."is_main" DESC, "t24"."nth" ASC
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) - 1 AS "place"
  FROM (
    SELECT
      "t20"."series",
      "t20"."length",
      "t20"."stretch",
      "t20"."report",
      "t20"."origin",
      "t20"."family",
      "t20"."number",
      "t20"."wide",
      "t20"."busy",
      "t20"."at",
      "t20"."exact",
      "t20"."vague",
      "t20"."at_most",
      "t20"."nth",
      "t20"."main_exact",
      "t20"."main",
      "t20"."number" = "t20"."main" AS "is_main",
      COALESCE("t20"."origin", '') AS "voice",
      (
        LEAST("t20"."number", "t20"."main") + 1
      ) / (
        GREATEST("t20"."number", "t20"."main") + 1
      ) AS "nearness"
    FROM (
      SELECT
        "t7"."series",
        "t7"."length",
        "t7"."stretch",
        "t7"."report",
        "t7"."origin",
        "t7"."family",
        "t7"."number",
        "t7"."wide",
        "t7"."busy",
        "t7"."at",
        "t7"."exact",
        "t7"."vague",
        "t7"."at_most",
        "t7"."nth",
        "t6"."main_exact",
        "t6"."main"
      FROM "told_numbers" AS "t7"
      INNER JOIN "main_numbers" AS "t6"
        ON "t7"."series" = "t6"."series"
        AND "t7"."length" = "t6"."length"
        AND "t7"."stretch" = "t6"."stretch"
    ) AS "t20"
  ) AS "t24"
), "t29" AS (
  SELECT
    "t25"."series",
    "t25"."length",
    "t25"."stretch",
    "t25"."number",
    "t25"."opens",
    "t25"."group",
    MIN("t25"."number") OVER (
      PARTITION BY "t25"."series", "t25"."length", "t25"."stretch", "t25"."group"
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) AS "which"
  FROM (
    SELECT
      "t22"."series",
      "t22"."length",
      "t22"."stretch",
      "t22"."number",
      "t22"."opens",
      SUM("t22"."opens") OVER (
        PARTITION BY "t22"."series", "t22"."length", "t22"."stretch"
        ORDER BY "t22"."number" ASC
        ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
      ) AS "group"
    FROM (
      SELECT
        "t10"."series",
        "t10"."length",
        "t10"."stretch",
        "t10"."number",
        CAST(COALESCE(
          LAG("t10"."number") OVER (
            PARTITION BY "t10"."series", "t10"."length", "t10"."stretch"
            ORDER BY "t10"."number" ASC
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
          ) < (
            "t10"."number" * 0.75
          ),
          TRUE
        ) AS BIGINT) AS "opens"
      FROM (
        SELECT DISTINCT
          "t4"."series",
          "t4"."length",
          "t4"."stretch",
          "t4"."number"
        FROM "told_numbers" AS "t4"
        WHERE
          "t4"."wide"
      ) AS "t10"
    ) AS "t22"
  ) AS "t25"
), "t51" AS (
  SELECT
    *
  FROM (
    SELECT
      "t37"."series",
      "t37"."length",
      "t37"."stretch",
      "t37"."number",
      "t37"."which"
    FROM (
      SELECT
        "t31"."series",
        "t31"."length",
        "t31"."stretch",
        "t31"."number",
        "t31"."which"
      FROM "t29" AS "t31"
    ) AS "t37"
    ANTI JOIN (
      SELECT
        "t39"."series",
        "t39"."length",
        "t39"."stretch",
        "t39"."which"
      FROM (
        SELECT
          "t37"."series",
          "t37"."length",
          "t37"."stretch",
          "t37"."number",
          "t37"."which",
          "t6"."main_exact",
          "t6"."main"
        FROM (
          SELECT
            "t31"."series",
            "t31"."length",
            "t31"."stretch",
            "t31"."number",
            "t31"."which"
          FROM "t29" AS "t31"
        ) AS "t37"
        INNER JOIN "main_numbers" AS "t6"
          ON "t37"."series" = "t6"."series"
          AND "t37"."length" = "t6"."length"
          AND "t37"."stretch" = "t6"."stretch"
      ) AS "t39"
      WHERE
        "t39"."number" = "t39"."main"
    ) AS "t41"
      ON "t37"."series" = "t41"."series"
      AND "t37"."length" = "t41"."length"
      AND "t37"."stretch" = "t41"."stretch"
      AND "t37"."which" = "t41"."which"
  ) AS "t42"
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      "t49"."series",
      "t49"."length",
      "t49"."stretch",
      "t49"."number",
      "t49"."number" AS "which"
    FROM (
      SELECT
        "t48"."series",
        "t48"."length",
        "t48"."stretch",
        "t48"."number"
      FROM (
        SELECT
          *
        FROM (
          SELECT DISTINCT
            "t45"."series",
            "t45"."length",
            "t45"."stretch",
            "t45"."number"
          FROM (
            SELECT
              "t44"."series",
              "t44"."length",
              "t44"."stretch",
              "t44"."report",
              "t44"."origin",
              "t44"."family",
              "t44"."number",
              "t44"."wide",
              "t44"."busy",
              "t44"."at",
              "t44"."exact",
              "t44"."vague",
              "t44"."at_most",
              "t44"."nth",
              "t44"."main_exact",
              "t44"."main",
              "t44"."is_main",
              "t44"."voice",
              "t44"."nearness",
              "t44"."place",
              "t44"."its_voice",
              "t44"."its",
              "t44"."its_nearness",
              "t44"."its_exact",
              "t44"."its_vague",
              "t44"."its_at_most",
              "t19"."leads"
            FROM (
              SELECT
                *
              FROM (
                SELECT
                  "t30"."series",
                  "t30"."length",
                  "t30"."stretch",
                  "t30"."report",
                  "t30"."origin",
                  "t30"."family",
                  "t30"."number",
                  "t30"."wide",
                  "t30"."busy",
                  "t30"."at",
                  "t30"."exact",
                  "t30"."vague",
                  "t30"."at_most",
                  "t30"."nth",
                  "t30"."main_exact",
                  "t30"."main",
                  "t30"."is_main",
                  "t30"."voice",
                  "t30"."nearness",
                  "t30"."place",
                  "t35"."its_voice",
                  "t35"."its",
                  "t35"."its_nearness",
                  "t35"."its_exact",
                  "t35"."its_vague",
                  "t35"."its_at_most"
                FROM "t26" AS "t30"
                INNER JOIN (
                  SELECT
                    "t28"."series",
                    "t28"."length",
                    "t28"."stretch",
                    "t28"."report",
                    "t28"."voice" AS "its_voice",
                    "t28"."number" AS "its",
                    "t28"."nearness" AS "its_nearness",
                    "t28"."exact" AS "its_exact",
                    "t28"."vague" AS "its_vague",
                    "t28"."at_most" AS "its_at_most"
                  FROM "t26" AS "t28"
                  WHERE
                    "t28"."place" = 0
                ) AS "t35"
                  ON "t30"."series" = "t35"."series"
                  AND "t30"."length" = "t35"."length"
                  AND "t30"."stretch" = "t35"."stretch"
                  AND "t30"."report" = "t35"."report"
              ) AS "t38"
              WHERE
                (
                  (
                    (
                      "t38"."voice" = "t38"."its_voice"
                    ) AND (
                      "t38"."place" > 0
                    )
                  )
                  OR (
                    (
                      "t38"."voice" <> "t38"."its_voice"
                    )
                    AND (
                      (
                        "t38"."voice" = ''
                      ) OR (
                        "t38"."its_voice" = ''
                      )
                    )
                    AND (
                      "t38"."nearness" < "t38"."its_nearness"
                    )
                  )
                )
                AND NOT (
                  (
                    (
                      "t38"."number" >= (
                        "t38"."its" * CASE WHEN "t38"."exact" AND "t38"."its_exact" THEN 0.95 ELSE 0.75 END
                      )
                    )
                    AND (
                      "t38"."its" >= (
                        "t38"."number" * CASE WHEN "t38"."exact" AND "t38"."its_exact" THEN 0.95 ELSE 0.75 END
                      )
                    )
                  )
                  OR (
                    (
                      "t38"."vague" AND (
                        "t38"."its" >= "t38"."number"
                      )
                    )
                    OR (
                      "t38"."its_vague" AND (
                        "t38"."number" >= "t38"."its"
                      )
                    )
                  )
                  OR (
                    (
                      "t38"."at_most" AND (
                        "t38"."its" <= "t38"."number"
                      )
                    )
                    OR (
                      "t38"."its_at_most" AND (
                        "t38"."number" <= "t38"."its"
                      )
                    )
                  )
                )
                AND NOT (
                  "t38"."is_main"
                )
            ) AS "t44"
            INNER JOIN (
              SELECT
                "t4"."series",
                "t4"."length",
                "t4"."stretch",
                "t4"."number",
                BOOL_OR(CAST("t4"."nth" = 0 AS BOOLEAN)) AS "leads"
              FROM "told_numbers" AS "t4"
              GROUP BY
                1,
                2,
                3,
                4
            ) AS "t19"
              ON "t44"."series" = "t19"."series"
              AND "t44"."length" = "t19"."length"
              AND "t44"."stretch" = "t19"."stretch"
              AND "t44"."number" = "t19"."number"
          ) AS "t45"
          WHERE
            NOT (
              "t45"."leads"
            )
            OR (
              (
                (
                  "t45"."number" * 2
                ) < "t45"."main"
              )
              OR (
                "t45"."number" > (
                  "t45"."main" * 2
                )
              )
            )
        ) AS "t46"
        UNION
        SELECT
          *
        FROM (
          SELECT
            "t23"."series",
            "t23"."length",
            "t23"."stretch",
            "t23"."number"
          FROM (
            SELECT
              "t21"."series",
              "t21"."length",
              "t21"."stretch",
              "t21"."number",
              "t21"."exact",
              "t6"."main_exact",
              "t6"."main"
            FROM (
              SELECT
                "t11"."series",
                "t11"."length",
                "t11"."stretch",
                "t11"."number",
                BOOL_AND(CAST("t11"."exact" AS BOOLEAN)) AS "exact"
              FROM (
                SELECT
                  *
                FROM "told_numbers" AS "t4"
                WHERE
                  "t4"."busy"
              ) AS "t11"
              GROUP BY
                1,
                2,
                3,
                4
            ) AS "t21"
            INNER JOIN "main_numbers" AS "t6"
              ON "t21"."series" = "t6"."series"
              AND "t21"."length" = "t6"."length"
              AND "t21"."stretch" = "t6"."stretch"
          ) AS "t23"
          WHERE
            (
              "t23"."exact" AND (
                (
                  "t23"."number" * 3
                ) < "t23"."main"
              )
            )
            OR (
              "t23"."main_exact" AND (
                "t23"."number" > (
                  "t23"."main" * 3
                )
              )
            )
        ) AS "t27"
      ) AS "t48"
      ANTI JOIN (
        SELECT DISTINCT
          "t31"."series",
          "t31"."length",
          "t31"."stretch"
        FROM "t29" AS "t31"
      ) AS "t36"
        ON "t48"."series" = "t36"."series"
        AND "t48"."length" = "t36"."length"
        AND "t48"."stretch" = "t36"."stretch"
    ) AS "t49"
  ) AS "t50"
)
SELECT
  "t5"."claim",
  "t5"."report",
  "t5"."order",
  "t5"."modality",
  "t5"."measure",
  "t5"."unit",
  "t5"."extent",
  "t5"."qualifier",
  "t5"."categories",
  "t5"."who",
  "t5"."party",
  "t5"."low",
  "t5"."high",
  "t5"."value",
  "t5"."number",
  "t5"."period_start",
  "t5"."period_end",
  "t5"."start_until",
  "t5"."start",
  "t5"."origin",
  "t5"."origin_name",
  "t5"."origin_kind",
  "t5"."relay",
  "t5"."family",
  "t5"."copy_of",
  "t5"."published_start",
  "t5"."published_end",
  "t5"."published",
  "t5"."publisher",
  "t5"."publisher_key",
  "t5"."withdrawn",
  "t5"."family_start",
  "t5"."family_end",
  "t5"."names_place",
  "t5"."kind",
  "t5"."place_key",
  "t5"."place",
  "t5"."place_name",
  "t5"."country",
  "t5"."gazetteer_id",
  "t5"."spot",
  "t5"."series",
  "t5"."dated",
  "t5"."start_time",
  "t5"."end_time",
  "t5"."length",
  "t60"."incident",
  "t60"."row"
FROM "comparable_claims" AS "t5"
INNER JOIN (
  SELECT
    "t58"."claim",
    "t58"."incident",
    NUMBER_OF(
      CONCAT_WS(
        '|',
        "t58"."series",
        "t58"."length",
        CAST("t58"."stretch" AS TEXT),
        COALESCE("t58"."incident", '')
      )
    ) AS "row"
  FROM (
    SELECT
      "t57".*
      EXCLUDE ("claim_right")
    FROM (
      SELECT
        "t12"."claim",
        "t12"."series",
        "t12"."length",
        "t16"."stretch",
        "t56"."claim" AS "claim_right",
        "t56"."incident"
      FROM (
        SELECT
          "t0"."claim",
          "t0"."series",
          "t0"."length"
        FROM "comparable_claims" AS "t0"
      ) AS "t12"
      INNER JOIN "t13" AS "t16"
        ON "t12"."claim" = "t16"."claim"
      LEFT OUTER JOIN (
        SELECT
          "t5"."claim",
          CAST("t54"."which" AS TEXT) AS "incident"
        FROM "comparable_claims" AS "t5"
        SEMI JOIN "t51" AS "t53"
          ON "t5"."series" = "t53"."series"
        INNER JOIN "t13" AS "t17"
          ON "t5"."claim" = "t17"."claim"
        INNER JOIN "t51" AS "t54"
          ON "t5"."series" = "t54"."series"
          AND "t5"."length" = "t54"."length"
          AND "t17"."stretch" = "t54"."stretch"
          AND "t5"."number" = "t54"."number"
      ) AS "t56"
        ON "t12"."claim" = "t56"."claim"
    ) AS "t57"
  ) AS "t58"
) AS "t60"
  ON "t5"."claim" = "t60"."claim";

CREATE OR REPLACE TEMP TABLE "row_founders" ("row" BIGINT, "series" TEXT, "key" TEXT);

INSERT INTO "row_founders"
SELECT
  "t7"."row",
  "t7"."series",
  SUBSTRING(
    SHA256(
      CONCAT_WS(
        '|',
        CONCAT_WS('|', "t7"."kind", "t7"."spot"),
        "t7"."length",
        "t3"."founder_id",
        COALESCE(CAST("t7"."start_time" AS TEXT), 'None') || "t7"."which"
      )
    ),
    CASE
      WHEN (
        0 + 1
      ) >= 1
      THEN 0 + 1
      ELSE 0 + 1 + LENGTH(
        SHA256(
          CONCAT_WS(
            '|',
            CONCAT_WS('|', "t7"."kind", "t7"."spot"),
            "t7"."length",
            "t3"."founder_id",
            COALESCE(CAST("t7"."start_time" AS TEXT), 'None') || "t7"."which"
          )
        )
      )
    END,
    16
  ) AS "key"
FROM (
  SELECT
    *
  FROM (
    SELECT
      "t4"."claim",
      "t4"."row",
      "t4"."series",
      "t4"."report",
      "t4"."start",
      "t4"."start_time",
      "t4"."kind",
      "t4"."spot",
      "t4"."length",
      "t4"."which",
      ROW_NUMBER() OVER (
        PARTITION BY "t4"."row"
        ORDER BY "t4"."report" ASC, "t4"."start" ASC, "t4"."claim" ASC
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
      ) - 1 AS "nth"
    FROM (
      SELECT
        "t1"."claim",
        "t1"."row",
        "t1"."series",
        "t1"."report",
        "t1"."start",
        "t1"."start_time",
        "t1"."kind",
        "t1"."spot",
        "t1"."length",
        COALESCE(
          CASE
            WHEN (
              "t1"."incident" IS NOT NULL
            )
            OR (
              "t1"."length" IN ('since', 'day') AND NOT (
                "t1"."dated"
              )
            )
            THEN CAST("t1"."number" AS TEXT)
            ELSE ''
          END,
          ''
        ) AS "which"
      FROM "series_claims" AS "t1"
    ) AS "t4"
  ) AS "t5"
  WHERE
    "t5"."nth" = 0
) AS "t7"
INNER JOIN (
  SELECT
    "t0"."report",
    "t0"."id" AS "founder_id"
  FROM "reports" AS "t0"
) AS "t3"
  ON "t7"."report" = "t3"."report";

CREATE OR REPLACE TEMP VIEW "traced_claims" AS
SELECT
  "t14".*
  EXCLUDE ("told", "told_family", "told_kind", "told_name")
FROM (
  SELECT
    "t13"."claim",
    "t13"."report",
    "t13"."order",
    "t13"."modality",
    "t13"."measure",
    "t13"."unit",
    "t13"."extent",
    "t13"."qualifier",
    "t13"."categories",
    "t13"."who",
    "t13"."party",
    "t13"."low",
    "t13"."high",
    "t13"."value",
    "t13"."number",
    "t13"."period_start",
    "t13"."period_end",
    "t13"."start_until",
    "t13"."start",
    CASE WHEN "t13"."told_family" IS NOT NULL THEN "t13"."told" ELSE "t13"."origin" END AS "origin",
    CASE
      WHEN "t13"."told_family" IS NOT NULL
      THEN "t13"."told_name"
      ELSE "t13"."origin_name"
    END AS "origin_name",
    CASE
      WHEN "t13"."told_family" IS NOT NULL
      THEN "t13"."told_kind"
      ELSE "t13"."origin_kind"
    END AS "origin_kind",
    "t13"."relay",
    "t13"."family",
    "t13"."copy_of",
    "t13"."published_start",
    "t13"."published_end",
    "t13"."published",
    "t13"."publisher",
    "t13"."publisher_key",
    "t13"."withdrawn",
    "t13"."family_start",
    "t13"."family_end",
    "t13"."names_place",
    "t13"."kind",
    "t13"."place_key",
    "t13"."place",
    "t13"."place_name",
    "t13"."country",
    "t13"."gazetteer_id",
    "t13"."spot",
    "t13"."series",
    "t13"."dated",
    "t13"."start_time",
    "t13"."end_time",
    "t13"."length",
    "t13"."incident",
    "t13"."row",
    "t13"."via",
    "t13"."told",
    "t13"."told_name",
    "t13"."told_kind",
    "t13"."told_family",
    "t13"."origin" AS "own_origin",
    "t13"."origin_name" AS "own_origin_name",
    "t13"."origin_kind" AS "own_origin_kind",
    CASE
      WHEN "t13"."told_family" IS NOT NULL
      THEN "t13"."told_family"
      ELSE "t13"."family"
    END AS "voice_family",
    "t13"."told_family" IS NOT NULL AS "traced"
  FROM (
    SELECT
      "t12".*
      EXCLUDE ("claim_right")
    FROM (
      SELECT
        "t4"."claim",
        "t4"."report",
        "t4"."order",
        "t4"."modality",
        "t4"."measure",
        "t4"."unit",
        "t4"."extent",
        "t4"."qualifier",
        "t4"."categories",
        "t4"."who",
        "t4"."party",
        "t4"."low",
        "t4"."high",
        "t4"."value",
        "t4"."number",
        "t4"."period_start",
        "t4"."period_end",
        "t4"."start_until",
        "t4"."start",
        "t4"."origin",
        "t4"."origin_name",
        "t4"."origin_kind",
        "t4"."relay",
        "t4"."family",
        "t4"."copy_of",
        "t4"."published_start",
        "t4"."published_end",
        "t4"."published",
        "t4"."publisher",
        "t4"."publisher_key",
        "t4"."withdrawn",
        "t4"."family_start",
        "t4"."family_end",
        "t4"."names_place",
        "t4"."kind",
        "t4"."place_key",
        "t4"."place",
        "t4"."place_name",
        "t4"."country",
        "t4"."gazetteer_id",
        "t4"."spot",
        "t4"."series",
        "t4"."dated",
        "t4"."start_time",
        "t4"."end_time",
        "t4"."length",
        "t4"."incident",
        "t4"."row",
        "t4"."via",
        "t11"."claim" AS "claim_right",
        "t11"."told",
        "t11"."told_name",
        "t11"."told_kind",
        "t11"."told_family"
      FROM (
        SELECT
          "t0"."claim",
          "t0"."report",
          "t0"."order",
          "t0"."modality",
          "t0"."measure",
          "t0"."unit",
          "t0"."extent",
          "t0"."qualifier",
          "t0"."categories",
          "t0"."who",
          "t0"."party",
          "t0"."low",
          "t0"."high",
          "t0"."value",
          "t0"."number",
          "t0"."period_start",
          "t0"."period_end",
          "t0"."start_until",
          "t0"."start",
          "t0"."origin",
          "t0"."origin_name",
          "t0"."origin_kind",
          "t0"."relay",
          "t0"."family",
          "t0"."copy_of",
          "t0"."published_start",
          "t0"."published_end",
          "t0"."published",
          "t0"."publisher",
          "t0"."publisher_key",
          "t0"."withdrawn",
          "t0"."family_start",
          "t0"."family_end",
          "t0"."names_place",
          "t0"."kind",
          "t0"."place_key",
          "t0"."place",
          "t0"."place_name",
          "t0"."country",
          "t0"."gazetteer_id",
          "t0"."spot",
          "t0"."series",
          "t0"."dated",
          "t0"."start_time",
          "t0"."end_time",
          "t0"."length",
          "t0"."incident",
          "t0"."row",
          CASE WHEN "t0"."origin_kind" = 'unnamed' THEN "t0"."relay" ELSE "t0"."origin" END AS "via"
        FROM "series_claims" AS "t0"
      ) AS "t4"
      LEFT OUTER JOIN (
        SELECT
          "t9"."claim",
          "t9"."told",
          "t9"."told_name",
          "t9"."told_kind",
          "t9"."told_family"
        FROM (
          SELECT
            "t5"."claim",
            "t5"."row",
            "t5"."family",
            "t5"."number",
            "t5"."via",
            "t8"."told",
            "t8"."told_name",
            "t8"."told_kind",
            "t8"."told_family"
          FROM (
            SELECT
              "t0"."claim",
              "t0"."row",
              "t0"."family",
              "t0"."number",
              CASE WHEN "t0"."origin_kind" = 'unnamed' THEN "t0"."relay" ELSE "t0"."origin" END AS "via"
            FROM "series_claims" AS "t0"
            WHERE
              "t0"."modality" <> 'denied'
          ) AS "t5"
          INNER JOIN (
            SELECT
              "t6"."row",
              "t6"."number",
              "t6"."publisher_key" AS "via",
              "t6"."origin" AS "told",
              "t6"."origin_name" AS "told_name",
              "t6"."origin_kind" AS "told_kind",
              "t6"."family" AS "told_family"
            FROM (
              SELECT
                "t3"."claim",
                "t3"."report",
                "t3"."order",
                "t3"."modality",
                "t3"."measure",
                "t3"."unit",
                "t3"."extent",
                "t3"."qualifier",
                "t3"."categories",
                "t3"."who",
                "t3"."party",
                "t3"."low",
                "t3"."high",
                "t3"."value",
                "t3"."number",
                "t3"."period_start",
                "t3"."period_end",
                "t3"."start_until",
                "t3"."start",
                "t3"."origin",
                "t3"."origin_name",
                "t3"."origin_kind",
                "t3"."relay",
                "t3"."family",
                "t3"."copy_of",
                "t3"."published_start",
                "t3"."published_end",
                "t3"."published",
                "t3"."publisher",
                "t3"."publisher_key",
                "t3"."withdrawn",
                "t3"."family_start",
                "t3"."family_end",
                "t3"."names_place",
                "t3"."kind",
                "t3"."place_key",
                "t3"."place",
                "t3"."place_name",
                "t3"."country",
                "t3"."gazetteer_id",
                "t3"."spot",
                "t3"."series",
                "t3"."dated",
                "t3"."start_time",
                "t3"."end_time",
                "t3"."length",
                "t3"."incident",
                "t3"."row",
                ROW_NUMBER() OVER (
                  PARTITION BY "t3"."row", "t3"."publisher_key", "t3"."number"
                  ORDER BY CAST("t3"."origin" IS NULL AS BIGINT) ASC, "t3"."published_start" ASC, "t3"."order" ASC, "t3"."start" ASC, "t3"."claim" ASC
                  ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                ) - 1 AS "rank"
              FROM (
                SELECT
                  *
                FROM "series_claims" AS "t0"
                WHERE
                  "t0"."publisher_key" IS NOT NULL
                  AND (
                    (
                      "t0"."origin" IS NULL
                    ) OR (
                      "t0"."origin" <> "t0"."publisher_key"
                    )
                  )
              ) AS "t3"
            ) AS "t6"
            WHERE
              "t6"."rank" = 0
          ) AS "t8"
            ON "t5"."row" = "t8"."row"
            AND "t5"."via" = "t8"."via"
            AND "t5"."number" = "t8"."number"
        ) AS "t9"
        WHERE
          "t9"."told_family" <> "t9"."family"
      ) AS "t11"
        ON "t4"."claim" = "t11"."claim"
    ) AS "t12"
  ) AS "t13"
) AS "t14";

CREATE OR REPLACE TEMP VIEW "voiced_claims" AS
SELECT
  "t11".*
  EXCLUDE ("echo", "echo_kind", "echo_name")
FROM (
  SELECT
    "t10"."claim",
    "t10"."report",
    "t10"."order",
    "t10"."modality",
    "t10"."measure",
    "t10"."unit",
    "t10"."extent",
    "t10"."qualifier",
    "t10"."categories",
    "t10"."who",
    "t10"."party",
    "t10"."low",
    "t10"."high",
    "t10"."value",
    "t10"."number",
    "t10"."period_start",
    "t10"."period_end",
    "t10"."start_until",
    "t10"."start",
    CASE
      WHEN (
        "t10"."origin" IS NULL
      ) AND (
        "t10"."modality" <> 'denied'
      )
      THEN "t10"."echo"
      ELSE "t10"."origin"
    END AS "origin",
    CASE
      WHEN (
        "t10"."origin" IS NULL
      ) AND (
        "t10"."modality" <> 'denied'
      )
      THEN "t10"."echo_name"
      ELSE "t10"."origin_name"
    END AS "origin_name",
    CASE
      WHEN (
        "t10"."origin" IS NULL
      ) AND (
        "t10"."modality" <> 'denied'
      )
      THEN "t10"."echo_kind"
      ELSE "t10"."origin_kind"
    END AS "origin_kind",
    "t10"."relay",
    "t10"."family",
    "t10"."copy_of",
    "t10"."published_start",
    "t10"."published_end",
    "t10"."published",
    "t10"."publisher",
    "t10"."publisher_key",
    "t10"."withdrawn",
    "t10"."family_start",
    "t10"."family_end",
    "t10"."names_place",
    "t10"."kind",
    "t10"."place_key",
    "t10"."place",
    "t10"."place_name",
    "t10"."country",
    "t10"."gazetteer_id",
    "t10"."spot",
    "t10"."series",
    "t10"."dated",
    "t10"."start_time",
    "t10"."end_time",
    "t10"."length",
    "t10"."incident",
    "t10"."row",
    "t10"."via",
    "t10"."own_origin",
    "t10"."own_origin_name",
    "t10"."own_origin_kind",
    "t10"."voice_family",
    "t10"."traced",
    "t10"."echo",
    "t10"."echo_name",
    "t10"."echo_kind",
    "t10"."origin" IS NULL AS "own_words",
    COALESCE(
      CASE
        WHEN (
          "t10"."origin" IS NULL
        ) AND (
          "t10"."modality" <> 'denied'
        )
        THEN "t10"."echo"
        ELSE "t10"."origin"
      END,
      'own voice ' || CAST("t10"."voice_family" AS TEXT)
    ) AS "voice"
  FROM (
    SELECT
      "t9".*
      EXCLUDE ("family_right", "number_right", "row_right")
    FROM (
      SELECT
        "t1"."claim",
        "t1"."report",
        "t1"."order",
        "t1"."modality",
        "t1"."measure",
        "t1"."unit",
        "t1"."extent",
        "t1"."qualifier",
        "t1"."categories",
        "t1"."who",
        "t1"."party",
        "t1"."low",
        "t1"."high",
        "t1"."value",
        "t1"."number",
        "t1"."period_start",
        "t1"."period_end",
        "t1"."start_until",
        "t1"."start",
        "t1"."origin",
        "t1"."origin_name",
        "t1"."origin_kind",
        "t1"."relay",
        "t1"."family",
        "t1"."copy_of",
        "t1"."published_start",
        "t1"."published_end",
        "t1"."published",
        "t1"."publisher",
        "t1"."publisher_key",
        "t1"."withdrawn",
        "t1"."family_start",
        "t1"."family_end",
        "t1"."names_place",
        "t1"."kind",
        "t1"."place_key",
        "t1"."place",
        "t1"."place_name",
        "t1"."country",
        "t1"."gazetteer_id",
        "t1"."spot",
        "t1"."series",
        "t1"."dated",
        "t1"."start_time",
        "t1"."end_time",
        "t1"."length",
        "t1"."incident",
        "t1"."row",
        "t1"."via",
        "t1"."own_origin",
        "t1"."own_origin_name",
        "t1"."own_origin_kind",
        "t1"."voice_family",
        "t1"."traced",
        "t8"."row" AS "row_right",
        "t8"."family" AS "family_right",
        "t8"."number" AS "number_right",
        "t8"."echo",
        "t8"."echo_name",
        "t8"."echo_kind"
      FROM "traced_claims" AS "t1"
      LEFT OUTER JOIN (
        SELECT
          "t6"."row",
          "t6"."family",
          "t6"."number",
          MIN("t6"."origin") AS "echo",
          MIN("t6"."origin_name") AS "echo_name",
          MIN("t6"."origin_kind") AS "echo_kind"
        FROM (
          SELECT
            "t4"."claim",
            "t4"."report",
            "t4"."order",
            "t4"."modality",
            "t4"."measure",
            "t4"."unit",
            "t4"."extent",
            "t4"."qualifier",
            "t4"."categories",
            "t4"."who",
            "t4"."party",
            "t4"."low",
            "t4"."high",
            "t4"."value",
            "t4"."number",
            "t4"."period_start",
            "t4"."period_end",
            "t4"."start_until",
            "t4"."start",
            "t4"."origin",
            "t4"."origin_name",
            "t4"."origin_kind",
            "t4"."relay",
            "t4"."family",
            "t4"."copy_of",
            "t4"."published_start",
            "t4"."published_end",
            "t4"."published",
            "t4"."publisher",
            "t4"."publisher_key",
            "t4"."withdrawn",
            "t4"."family_start",
            "t4"."family_end",
            "t4"."names_place",
            "t4"."kind",
            "t4"."place_key",
            "t4"."place",
            "t4"."place_name",
            "t4"."country",
            "t4"."gazetteer_id",
            "t4"."spot",
            "t4"."series",
            "t4"."dated",
            "t4"."start_time",
            "t4"."end_time",
            "t4"."length",
            "t4"."incident",
            "t4"."row",
            "t4"."via",
            "t4"."own_origin",
            "t4"."own_origin_name",
            "t4"."own_origin_kind",
            "t4"."voice_family",
            "t4"."traced"
          FROM (
            SELECT
              *
            FROM "traced_claims" AS "t0"
            WHERE
              "t0"."origin" IS NOT NULL
          ) AS "t4"
          SEMI JOIN (
            SELECT
              "t0"."row",
              "t0"."family",
              "t0"."number"
            FROM "traced_claims" AS "t0"
            WHERE
              "t0"."origin" IS NULL
          ) AS "t5"
            ON "t4"."row" = "t5"."row"
            AND "t4"."family" = "t5"."family"
            AND "t4"."number" = "t5"."number"
        ) AS "t6"
        GROUP BY
          1,
          2,
          3
      ) AS "t8"
        ON "t1"."row" = "t8"."row"
        AND "t1"."family" = "t8"."family"
        AND "t1"."number" = "t8"."number"
    ) AS "t9"
  ) AS "t10"
) AS "t11";

CREATE OR REPLACE TEMP TABLE "weighed_claims" ("claim" BIGINT, "report" BIGINT, "order" BIGINT, "modality" TEXT, "measure" TEXT, "unit" TEXT, "extent" TEXT, "qualifier" TEXT, "categories" TEXT, "who" TEXT, "party" TEXT, "low" DOUBLE, "high" DOUBLE, "value" DOUBLE, "number" DOUBLE, "period_start" BIGINT, "period_end" BIGINT, "start_until" BIGINT, "start" BIGINT, "origin" TEXT, "origin_name" TEXT, "origin_kind" TEXT, "relay" TEXT, "family" BIGINT, "copy_of" BIGINT, "published_start" BIGINT, "published_end" BIGINT, "published" TEXT, "publisher" TEXT, "publisher_key" TEXT, "withdrawn" BOOLEAN, "family_start" BIGINT, "family_end" BIGINT, "names_place" BOOLEAN, "place_key" TEXT, "place" TEXT, "place_name" TEXT, "country" TEXT, "gazetteer_id" TEXT, "start_time" BIGINT, "end_time" BIGINT, "row" BIGINT, "own_origin" TEXT, "own_origin_name" TEXT, "own_origin_kind" TEXT, "voice_family" BIGINT, "traced" BOOLEAN, "own_words" BOOLEAN, "lone_spot" TEXT, "said" BIGINT, "candidate" BOOLEAN, "row_named" BIGINT, "rank" BIGINT, "used" BOOLEAN);

INSERT INTO "weighed_claims"
SELECT
  "t4"."claim",
  "t4"."report",
  "t4"."order",
  "t4"."modality",
  "t4"."measure",
  "t4"."unit",
  "t4"."extent",
  "t4"."qualifier",
  "t4"."categories",
  "t4"."who",
  "t4"."party",
  "t4"."low",
  "t4"."high",
  "t4"."value",
  "t4"."number",
  "t4"."period_start",
  "t4"."period_end",
  "t4"."start_until",
  "t4"."start",
  "t4"."origin",
  "t4"."origin_name",
  "t4"."origin_kind",
  "t4"."relay",
  "t4"."family",
  "t4"."copy_of",
  "t4"."published_start",
  "t4"."published_end",
  "t4"."published",
  "t4"."publisher",
  "t4"."publisher_key",
  "t4"."withdrawn",
  "t4"."family_start",
  "t4"."family_end",
  "t4"."names_place",
  "t4"."place_key",
  "t4"."place",
  "t4"."place_name",
  "t4"."country",
  "t4"."gazetteer_id",
  "t4"."start_time",
  "t4"."end_time",
  "t4"."row",
  "t4"."own_origin",
  "t4"."own_origin_name",
  "t4"."own_origin_kind",
  "t4"."voice_family",
  "t4"."traced",
  "t4"."own_words",
  "t4"."lone_spot",
  "t12"."said",
  "t12"."candidate",
  "t12"."row_named",
  "t12"."rank",
  "t12"."used"
FROM (
  SELECT
    "t2".*
    EXCLUDE ("dated", "incident", "kind", "length", "series", "spot", "via", "voice")
  FROM (
    SELECT
      "t0"."claim",
      "t0"."report",
      "t0"."order",
      "t0"."modality",
      "t0"."measure",
      "t0"."unit",
      "t0"."extent",
      "t0"."qualifier",
      "t0"."categories",
      "t0"."who",
      "t0"."party",
      "t0"."low",
      "t0"."high",
      "t0"."value",
      "t0"."number",
      "t0"."period_start",
      "t0"."period_end",
      "t0"."start_until",
      "t0"."start",
      "t0"."origin",
      "t0"."origin_name",
      "t0"."origin_kind",
      "t0"."relay",
      "t0"."family",
      "t0"."copy_of",
      "t0"."published_start",
      "t0"."published_end",
      "t0"."published",
      "t0"."publisher",
      "t0"."publisher_key",
      "t0"."withdrawn",
      "t0"."family_start",
      "t0"."family_end",
      "t0"."names_place",
      "t0"."kind",
      "t0"."place_key",
      "t0"."place",
      "t0"."place_name",
      "t0"."country",
      "t0"."gazetteer_id",
      "t0"."spot",
      "t0"."series",
      "t0"."dated",
      "t0"."start_time",
      "t0"."end_time",
      "t0"."length",
      "t0"."incident",
      "t0"."row",
      "t0"."via",
      CASE WHEN "t0"."traced" THEN "t0"."own_origin" ELSE NULL END AS "own_origin",
      CASE WHEN "t0"."traced" THEN "t0"."own_origin_name" ELSE NULL END AS "own_origin_name",
      CASE WHEN "t0"."traced" THEN "t0"."own_origin_kind" ELSE NULL END AS "own_origin_kind",
      "t0"."voice_family",
      "t0"."traced",
      "t0"."own_words",
      "t0"."voice",
      CASE WHEN "t0"."place_key" IS NULL THEN "t0"."spot" ELSE NULL END AS "lone_spot"
    FROM "voiced_claims" AS "t0"
  ) AS "t2"
) AS "t4"
INNER JOIN (
  SELECT
    "t10"."claim",
    "t10"."said",
    "t10"."candidate",
    "t10"."row_named",
    "t10"."rank",
    "t10"."candidate"
    AND (
      "t10"."rank" = 0
    )
    AND (
      "t10"."named" OR (
        "t10"."row_named" = 0
      )
    ) AS "used"
  FROM (
    SELECT
      "t9"."claim",
      "t9"."row",
      "t9"."voice",
      "t9"."origin",
      "t9"."number",
      "t9"."modality",
      "t9"."withdrawn",
      "t9"."own_words",
      "t9"."published_start",
      "t9"."order",
      "t9"."start",
      "t9"."named",
      "t9"."firm",
      "t9"."candidate",
      "t9"."said",
      "t9"."own",
      "t9"."row_firm",
      "t9"."row_named",
      "t9"."candidate_order",
      "t9"."said_order",
      ROW_NUMBER() OVER (
        PARTITION BY "t9"."row", "t9"."voice"
        ORDER BY "t9"."candidate_order" ASC, "t9"."said_order" DESC, "t9"."own" ASC, "t9"."published_start" ASC, "t9"."order" ASC, "t9"."start" ASC, "t9"."claim" ASC
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
      ) - 1 AS "rank"
    FROM (
      SELECT
        "t8"."claim",
        "t8"."row",
        "t8"."voice",
        "t8"."origin",
        "t8"."number",
        "t8"."modality",
        "t8"."withdrawn",
        "t8"."own_words",
        "t8"."published_start",
        "t8"."order",
        "t8"."start",
        "t8"."named",
        "t8"."firm",
        "t8"."candidate",
        "t8"."said",
        "t8"."own",
        "t8"."row_firm",
        "t8"."row_named",
        CASE WHEN "t8"."candidate" THEN 0 ELSE 1 END AS "candidate_order",
        COALESCE("t8"."said", 0) AS "said_order"
      FROM (
        SELECT
          "t7"."claim",
          "t7"."row",
          "t7"."voice",
          "t7"."origin",
          "t7"."number",
          "t7"."modality",
          "t7"."withdrawn",
          "t7"."own_words",
          "t7"."published_start",
          "t7"."order",
          "t7"."start",
          "t7"."named",
          "t7"."firm",
          "t7"."candidate",
          "t7"."said",
          "t7"."own",
          "t7"."row_firm",
          MAX(CAST("t7"."candidate" AND "t7"."named" AS BIGINT)) OVER (PARTITION BY "t7"."row" ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS "row_named"
        FROM (
          SELECT
            "t6"."claim",
            "t6"."row",
            "t6"."voice",
            "t6"."origin",
            "t6"."number",
            "t6"."modality",
            "t6"."withdrawn",
            "t6"."own_words",
            "t6"."published_start",
            "t6"."order",
            "t6"."start",
            "t6"."named",
            "t6"."firm",
            "t6"."candidate" AND (
              "t6"."firm" = "t6"."row_firm"
            ) AS "candidate",
            "t6"."said",
            "t6"."own",
            "t6"."row_firm"
          FROM (
            SELECT
              "t5"."claim",
              "t5"."row",
              "t5"."voice",
              "t5"."origin",
              "t5"."number",
              "t5"."modality",
              "t5"."withdrawn",
              "t5"."own_words",
              "t5"."published_start",
              "t5"."order",
              "t5"."start",
              "t5"."named",
              "t5"."firm",
              "t5"."candidate",
              "t5"."said",
              "t5"."own",
              MAX("t5"."firm") OVER (PARTITION BY "t5"."row" ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS "row_firm"
            FROM (
              SELECT
                "t1"."claim",
                "t1"."row",
                "t1"."voice",
                "t1"."origin",
                "t1"."number",
                "t1"."modality",
                "t1"."withdrawn",
                "t1"."own_words",
                "t1"."published_start",
                "t1"."order",
                "t1"."start",
                "t1"."origin" IS NOT NULL AS "named",
                CAST((
                  "t1"."modality" = 'asserted'
                ) AND NOT (
                  "t1"."withdrawn"
                ) AS BIGINT) AS "firm",
                "t1"."modality" IN ('asserted', 'possible') AND NOT (
                  "t1"."withdrawn"
                ) AS "candidate",
                MIN("t1"."published_start") OVER (
                  PARTITION BY "t1"."row", "t1"."voice", "t1"."number"
                  ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                ) AS "said",
                CAST("t1"."own_words" AS BIGINT) AS "own"
              FROM (
                SELECT
                  "t0"."claim",
                  "t0"."row",
                  "t0"."voice",
                  "t0"."origin",
                  "t0"."number",
                  "t0"."modality",
                  "t0"."withdrawn",
                  "t0"."own_words",
                  "t0"."published_start",
                  "t0"."order",
                  "t0"."start"
                FROM "voiced_claims" AS "t0"
              ) AS "t1"
            ) AS "t5"
          ) AS "t6"
        ) AS "t7"
      ) AS "t8"
    ) AS "t9"
  ) AS "t10"
) AS "t12"
  ON "t4"."claim" = "t12"."claim";

DROP TABLE IF EXISTS "main_numbers";

DROP VIEW IF EXISTS "series_claims";

DROP TABLE IF EXISTS "settled_claims";

DROP TABLE IF EXISTS "told_numbers";

DROP VIEW IF EXISTS "traced_claims";

DROP TABLE IF EXISTS "undated_claims";

DROP VIEW IF EXISTS "voiced_claims";

CREATE OR REPLACE TEMP VIEW "ranked_claims" AS
SELECT
  "t2"."claim",
  "t2"."report",
  "t2"."order",
  "t2"."modality",
  "t2"."measure",
  "t2"."unit",
  "t2"."extent",
  "t2"."qualifier",
  "t2"."categories",
  "t2"."who",
  "t2"."party",
  "t2"."low",
  "t2"."high",
  "t2"."value",
  "t2"."number",
  "t2"."period_start",
  "t2"."period_end",
  "t2"."start_until",
  "t2"."start",
  "t2"."origin",
  "t2"."origin_name",
  "t2"."origin_kind",
  "t2"."relay",
  "t2"."family",
  "t2"."copy_of",
  "t2"."published_start",
  "t2"."published_end",
  "t2"."published",
  "t2"."publisher",
  "t2"."publisher_key",
  "t2"."withdrawn",
  "t2"."family_start",
  "t2"."family_end",
  "t2"."names_place",
  "t2"."place_key",
  "t2"."place",
  "t2"."place_name",
  "t2"."country",
  "t2"."gazetteer_id",
  "t2"."start_time",
  "t2"."end_time",
  "t2"."row",
  "t2"."own_origin",
  "t2"."own_origin_name",
  "t2"."own_origin_kind",
  "t2"."voice_family",
  "t2"."traced",
  "t2"."own_words",
  "t2"."said",
  "t2"."candidate",
  "t2"."row_named",
  "t2"."rank",
  "t2"."used",
  "t2"."kind",
  "t2"."spot",
  "t2"."dated",
  "t2"."length",
  "t2"."voice",
  "t2"."said_order",
  "t2"."firm",
  "t2"."bound_low",
  "t2"."bound_high",
  "t2"."is_about",
  "t2"."true_low",
  "t2"."true_high",
  SUBSTRING(
    SHA256(CONCAT_WS('|', "t2"."kind", "t2"."spot")),
    CASE
      WHEN (
        0 + 1
      ) >= 1
      THEN 0 + 1
      ELSE 0 + 1 + LENGTH(SHA256(CONCAT_WS('|', "t2"."kind", "t2"."spot")))
    END,
    16
  ) AS "series",
  CASE
    WHEN "t2"."own_origin_kind" = 'unnamed'
    THEN "t2"."relay"
    ELSE "t2"."own_origin"
  END AS "via",
  COALESCE("t2"."bound_low", "t2"."bound_high", CAST(NULL AS DOUBLE)) AS "floor",
  COALESCE("t2"."bound_high", "t2"."bound_low", CAST(NULL AS DOUBLE)) AS "ceiling"
FROM (
  SELECT
    "t1".*
    EXCLUDE ("lone_spot")
  FROM (
    SELECT
      "t0"."claim",
      "t0"."report",
      "t0"."order",
      "t0"."modality",
      "t0"."measure",
      "t0"."unit",
      "t0"."extent",
      "t0"."qualifier",
      "t0"."categories",
      "t0"."who",
      "t0"."party",
      "t0"."low",
      "t0"."high",
      "t0"."value",
      "t0"."number",
      "t0"."period_start",
      "t0"."period_end",
      "t0"."start_until",
      "t0"."start",
      "t0"."origin",
      "t0"."origin_name",
      "t0"."origin_kind",
      "t0"."relay",
      "t0"."family",
      "t0"."copy_of",
      "t0"."published_start",
      "t0"."published_end",
      "t0"."published",
      "t0"."publisher",
      "t0"."publisher_key",
      "t0"."withdrawn",
      "t0"."family_start",
      "t0"."family_end",
      "t0"."names_place",
      "t0"."place_key",
      "t0"."place",
      "t0"."place_name",
      "t0"."country",
      "t0"."gazetteer_id",
      "t0"."start_time",
      "t0"."end_time",
      "t0"."row",
      CASE
        WHEN "t0"."traced"
        THEN "t0"."own_origin"
        ELSE CASE WHEN "t0"."own_words" THEN NULL ELSE "t0"."origin" END
      END AS "own_origin",
      CASE
        WHEN "t0"."traced"
        THEN "t0"."own_origin_name"
        ELSE CASE WHEN "t0"."own_words" THEN NULL ELSE "t0"."origin_name" END
      END AS "own_origin_name",
      CASE
        WHEN "t0"."traced"
        THEN "t0"."own_origin_kind"
        ELSE CASE WHEN "t0"."own_words" THEN NULL ELSE "t0"."origin_kind" END
      END AS "own_origin_kind",
      "t0"."voice_family",
      "t0"."traced",
      "t0"."own_words",
      "t0"."lone_spot",
      "t0"."said",
      "t0"."candidate",
      "t0"."row_named",
      "t0"."rank",
      "t0"."used",
      CONCAT_WS('|', "t0"."measure", "t0"."unit", "t0"."extent", "t0"."categories", "t0"."party") AS "kind",
      COALESCE("t0"."place_key", "t0"."lone_spot") AS "spot",
      (
        "t0"."period_start" IS NOT NULL
      ) OR (
        "t0"."period_end" IS NOT NULL
      ) AS "dated",
      CASE
        WHEN "t0"."extent" = 'cumulative'
        THEN 'since'
        WHEN "t0"."start_time" IS NULL
        THEN 'undated'
        WHEN (
          "t0"."end_time" - "t0"."start_time"
        ) <= 4320
        THEN 'day'
        WHEN (
          "t0"."end_time" - "t0"."start_time"
        ) <= 14400
        THEN 'week'
        WHEN (
          "t0"."end_time" - "t0"."start_time"
        ) <= 64800
        THEN 'month'
        WHEN (
          "t0"."end_time" - "t0"."start_time"
        ) <= 576000
        THEN 'year'
        ELSE 'years'
      END AS "length",
      COALESCE("t0"."origin", 'own voice ' || CAST("t0"."voice_family" AS TEXT)) AS "voice",
      COALESCE("t0"."said", 0) AS "said_order",
      CAST((
        "t0"."modality" = 'asserted'
      ) AND NOT (
        "t0"."withdrawn"
      ) AS BIGINT) AS "firm",
      CASE WHEN "t0"."qualifier" = 'about' THEN "t0"."value" ELSE "t0"."low" END AS "bound_low",
      CASE WHEN "t0"."qualifier" = 'about' THEN "t0"."value" ELSE "t0"."high" END AS "bound_high",
      "t0"."qualifier" = 'about' AS "is_about",
      CASE
        WHEN "t0"."qualifier" = 'about'
        THEN "t0"."value" * 0.9
        WHEN "t0"."qualifier" = 'almost'
        THEN "t0"."value" * 0.8
        ELSE "t0"."low"
      END AS "true_low",
      CASE WHEN "t0"."qualifier" = 'about' THEN "t0"."value" * 1.1 ELSE "t0"."high" END AS "true_high"
    FROM "weighed_claims" AS "t0"
  ) AS "t1"
) AS "t2";

CREATE OR REPLACE TEMP TABLE "row_ranges" ("row" BIGINT, "about" BOOLEAN, "low" DOUBLE, "high" DOUBLE, "contradiction" BOOLEAN);

INSERT INTO "row_ranges"
SELECT
  "t2"."row",
  "t2"."about",
  CASE WHEN "t2"."lows" > 0 THEN "t2"."floor" ELSE NULL END AS "low",
  CASE WHEN "t2"."highs" > 0 THEN "t2"."ceiling" ELSE NULL END AS "high",
  COALESCE("t2"."most_low" > "t2"."least_high", FALSE) AS "contradiction"
FROM (
  SELECT
    "t1"."row",
    COUNT("t1"."bound_low") AS "lows",
    COUNT("t1"."bound_high") AS "highs",
    MIN("t1"."floor") AS "floor",
    MAX("t1"."ceiling") AS "ceiling",
    BOOL_OR(CAST("t1"."is_about" AS BOOLEAN)) AS "about",
    MAX("t1"."true_low") AS "most_low",
    MIN("t1"."true_high") AS "least_high"
  FROM (
    SELECT
      *
    FROM "ranked_claims" AS "t0"
    WHERE
      "t0"."used"
  ) AS "t1"
  GROUP BY
    1
) AS "t2";

CREATE OR REPLACE TEMP TABLE "row_counts" ("row" BIGINT, "claims" BIGINT, "reports" BIGINT, "origins" BIGINT, "unattributed" BIGINT, "starts" BIGINT, "ends" BIGINT);

INSERT INTO "row_counts"
SELECT
  "t0"."row",
  SUM(CAST("t0"."modality" <> 'denied' AS INT)) AS "claims",
  COUNT(DISTINCT "t0"."family") FILTER(WHERE
    "t0"."modality" <> 'denied') AS "reports",
  COUNT(DISTINCT "t0"."origin") FILTER(WHERE
    "t0"."candidate") AS "origins",
  COUNT(DISTINCT "t0"."voice") FILTER(WHERE
    "t0"."candidate" AND (
      "t0"."origin" IS NULL
    )) AS "unattributed",
  MIN("t0"."start_time") AS "starts",
  MAX("t0"."end_time") AS "ends"
FROM "ranked_claims" AS "t0"
GROUP BY
  1;

CREATE OR REPLACE TEMP TABLE "claim_changes" ("claim" BIGINT, "change" TEXT);

INSERT INTO "claim_changes"
WITH "t2" AS (
  SELECT
    "t1"."claim",
    "t1"."report",
    "t1"."order",
    "t1"."modality",
    "t1"."measure",
    "t1"."unit",
    "t1"."extent",
    "t1"."qualifier",
    "t1"."categories",
    "t1"."who",
    "t1"."party",
    "t1"."low",
    "t1"."high",
    "t1"."value",
    "t1"."number",
    "t1"."period_start",
    "t1"."period_end",
    "t1"."start_until",
    "t1"."start",
    "t1"."origin",
    "t1"."origin_name",
    "t1"."origin_kind",
    "t1"."relay",
    "t1"."family",
    "t1"."copy_of",
    "t1"."published_start",
    "t1"."published_end",
    "t1"."published",
    "t1"."publisher",
    "t1"."publisher_key",
    "t1"."withdrawn",
    "t1"."family_start",
    "t1"."family_end",
    "t1"."names_place",
    "t1"."place_key",
    "t1"."place",
    "t1"."place_name",
    "t1"."country",
    "t1"."gazetteer_id",
    "t1"."start_time",
    "t1"."end_time",
    "t1"."row",
    "t1"."own_origin",
    "t1"."own_origin_name",
    "t1"."own_origin_kind",
    "t1"."voice_family",
    "t1"."traced",
    "t1"."own_words",
    "t1"."said",
    "t1"."candidate",
    "t1"."row_named",
    "t1"."rank",
    "t1"."used",
    "t1"."kind",
    "t1"."spot",
    "t1"."dated",
    "t1"."length",
    "t1"."voice",
    "t1"."said_order",
    "t1"."firm",
    "t1"."bound_low",
    "t1"."bound_high",
    "t1"."is_about",
    "t1"."true_low",
    "t1"."true_high",
    "t1"."series",
    "t1"."via",
    "t1"."floor",
    "t1"."ceiling",
    ROW_NUMBER() OVER (
      PARTITION BY "t1"."row", "t1"."voice", "t1"."number"
      ORDER BY "t1"."published_start" ASC, "t1"."order" ASC, "t1"."start" ASC, "t1"."claim" ASC
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) - 1 AS "mention"
  FROM (
    SELECT
      *
    FROM "ranked_claims" AS "t0"
    WHERE
      "t0"."candidate" AND "t0"."origin" IS NOT NULL
  ) AS "t1"
)
SELECT
  *
FROM (
  SELECT
    "t6"."claim",
    CASE
      WHEN COALESCE(
        (
          "t6"."true_low" > "t6"."high_before"
        )
        OR (
          "t6"."low_before" > "t6"."true_high"
        ),
        FALSE
      )
      AND NOT (
        (
          "t6"."extent" = 'cumulative'
        )
        AND COALESCE("t6"."true_low" > "t6"."high_before", FALSE)
      )
      THEN 'corrected'
      ELSE 'revised'
    END AS "change"
  FROM (
    SELECT
      "t5"."claim",
      "t5"."report",
      "t5"."order",
      "t5"."modality",
      "t5"."measure",
      "t5"."unit",
      "t5"."extent",
      "t5"."qualifier",
      "t5"."categories",
      "t5"."who",
      "t5"."party",
      "t5"."low",
      "t5"."high",
      "t5"."value",
      "t5"."number",
      "t5"."period_start",
      "t5"."period_end",
      "t5"."start_until",
      "t5"."start",
      "t5"."origin",
      "t5"."origin_name",
      "t5"."origin_kind",
      "t5"."relay",
      "t5"."family",
      "t5"."copy_of",
      "t5"."published_start",
      "t5"."published_end",
      "t5"."published",
      "t5"."publisher",
      "t5"."publisher_key",
      "t5"."withdrawn",
      "t5"."family_start",
      "t5"."family_end",
      "t5"."names_place",
      "t5"."place_key",
      "t5"."place",
      "t5"."place_name",
      "t5"."country",
      "t5"."gazetteer_id",
      "t5"."start_time",
      "t5"."end_time",
      "t5"."row",
      "t5"."own_origin",
      "t5"."own_origin_name",
      "t5"."own_origin_kind",
      "t5"."voice_family",
      "t5"."traced",
      "t5"."own_words",
      "t5"."said",
      "t5"."candidate",
      "t5"."row_named",
      "t5"."rank",
      "t5"."used",
      "t5"."kind",
      "t5"."spot",
      "t5"."dated",
      "t5"."length",
      "t5"."voice",
      "t5"."said_order",
      "t5"."firm",
      "t5"."bound_low",
      "t5"."bound_high",
      "t5"."is_about",
      "t5"."true_low",
      "t5"."true_high",
      "t5"."series",
      "t5"."via",
      "t5"."floor",
      "t5"."ceiling",
      "t5"."mention",
      LAG("t5"."claim") OVER (
        PARTITION BY "t5"."row", "t5"."voice"
        ORDER BY "t5"."said_order" ASC, "t5"."order" ASC, "t5"."start" ASC, "t5"."claim" ASC
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
      ) AS "before",
      LAG("t5"."true_low") OVER (
        PARTITION BY "t5"."row", "t5"."voice"
        ORDER BY "t5"."said_order" ASC, "t5"."order" ASC, "t5"."start" ASC, "t5"."claim" ASC
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
      ) AS "low_before",
      LAG("t5"."true_high") OVER (
        PARTITION BY "t5"."row", "t5"."voice"
        ORDER BY "t5"."said_order" ASC, "t5"."order" ASC, "t5"."start" ASC, "t5"."claim" ASC
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
      ) AS "high_before",
      LAG("t5"."number") OVER (
        PARTITION BY "t5"."row", "t5"."voice"
        ORDER BY "t5"."said_order" ASC, "t5"."order" ASC, "t5"."start" ASC, "t5"."claim" ASC
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
      ) AS "number_before",
      LAG("t5"."said_order") OVER (
        PARTITION BY "t5"."row", "t5"."voice"
        ORDER BY "t5"."said_order" ASC, "t5"."order" ASC, "t5"."start" ASC, "t5"."claim" ASC
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
      ) AS "said_before"
    FROM (
      SELECT
        *
      FROM "t2" AS "t3"
      WHERE
        "t3"."mention" = 0
    ) AS "t5"
  ) AS "t6"
  WHERE
    NOT (
      (
        "t6"."before" IS NULL
      )
      OR (
        COALESCE(
          (
            "t6"."true_low" > "t6"."high_before"
          )
          OR (
            "t6"."low_before" > "t6"."true_high"
          ),
          FALSE
        )
        AND NOT (
          (
            "t6"."extent" = 'cumulative'
          )
          AND COALESCE("t6"."true_low" > "t6"."high_before", FALSE)
        )
        AND NOT (
          COALESCE(
            (
              "t6"."number" >= (
                "t6"."number_before" / 2
              )
            )
            AND (
              "t6"."number" <= (
                "t6"."number_before" * 2
              )
            )
            AND (
              CAST(FLOOR((
                "t6"."said_order"
              ) / (
                1440
              )) AS BIGINT) > CAST(FLOOR((
                "t6"."said_before"
              ) / (
                1440
              )) AS BIGINT)
            ),
            FALSE
          )
        )
      )
    )
) AS "t7"
UNION ALL
SELECT
  *
FROM (
  SELECT
    "t3"."claim",
    'repeated' AS "change"
  FROM "t2" AS "t3"
  WHERE
    "t3"."mention" > 0
) AS "t4";

CREATE OR REPLACE TEMP TABLE "claim_leverages" ("claim" BIGINT, "row" BIGINT, "leverage" DOUBLE);

INSERT INTO "claim_leverages"
SELECT
  "t6"."claim",
  "t6"."row",
  COALESCE(
    CASE
      WHEN "t6"."others" > 0
      THEN GREATEST(
        COALESCE(ABS("t4"."low" - "t6"."low_else"), "t4"."low", "t6"."low_else", 0.0),
        COALESCE(ABS("t4"."high" - "t6"."high_else"), "t4"."high", "t6"."high_else", 0.0)
      )
      ELSE GREATEST("t4"."low", "t4"."high", "t6"."value")
    END,
    0.0
  ) AS "leverage"
FROM (
  SELECT
    "t2"."claim",
    "t2"."row",
    "t2"."bound_low",
    "t2"."bound_high",
    "t2"."value",
    COUNT("t2"."claim") OVER (PARTITION BY "t2"."row" ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) - 1 AS "others",
    LEAST(
      MIN("t2"."bound_low") OVER (
        PARTITION BY "t2"."row"
        ORDER BY "t2"."claim" ASC
        ROWS BETWEEN UNBOUNDED PRECEDING AND 1 preceding
      ),
      MIN("t2"."bound_low") OVER (
        PARTITION BY "t2"."row"
        ORDER BY "t2"."claim" ASC
        ROWS BETWEEN 1 following AND UNBOUNDED FOLLOWING
      )
    ) AS "low_else",
    GREATEST(
      MAX("t2"."bound_high") OVER (
        PARTITION BY "t2"."row"
        ORDER BY "t2"."claim" ASC
        ROWS BETWEEN UNBOUNDED PRECEDING AND 1 preceding
      ),
      MAX("t2"."bound_high") OVER (
        PARTITION BY "t2"."row"
        ORDER BY "t2"."claim" ASC
        ROWS BETWEEN 1 following AND UNBOUNDED FOLLOWING
      )
    ) AS "high_else"
  FROM (
    SELECT
      "t0"."claim",
      "t0"."row",
      "t0"."bound_low",
      "t0"."bound_high",
      "t0"."value"
    FROM "ranked_claims" AS "t0"
    WHERE
      "t0"."used"
  ) AS "t2"
) AS "t6"
INNER JOIN (
  SELECT
    "t1"."row",
    "t1"."low",
    "t1"."high"
  FROM "row_ranges" AS "t1"
) AS "t4"
  ON "t6"."row" = "t4"."row";

CREATE OR REPLACE TEMP TABLE "figure_rows" ("row" BIGINT, "categories" TEXT, "spot" TEXT, "place_key" TEXT, "place" TEXT, "place_name" TEXT, "country" TEXT, "gazetteer_id" TEXT, "measure" TEXT, "unit" TEXT, "extent" TEXT, "newest" BIGINT, "about" BOOLEAN, "low" DOUBLE, "high" DOUBLE, "contradiction" BOOLEAN, "claims" BIGINT, "reports" BIGINT, "origins" BIGINT, "unattributed" BIGINT, "starts" BIGINT, "ends" BIGINT, "series" TEXT, "key" TEXT, "leverage" DOUBLE, "entry" BIGINT, "ended" BIGINT, "standing" BIGINT);

INSERT INTO "figure_rows"
WITH "t8" AS (
  SELECT
    *
  FROM "ranked_claims" AS "t3"
  WHERE
    "t3"."used"
)
SELECT
  "t20"."row",
  "t20"."categories",
  "t20"."spot",
  "t20"."place_key",
  "t20"."place",
  "t20"."place_name",
  "t20"."country",
  "t20"."gazetteer_id",
  "t20"."measure",
  "t20"."unit",
  "t20"."extent",
  "t20"."newest",
  "t20"."about",
  "t20"."low",
  "t20"."high",
  "t20"."contradiction",
  "t20"."claims",
  "t20"."reports",
  "t20"."origins",
  "t20"."unattributed",
  "t20"."starts",
  "t20"."ends",
  "t20"."series",
  "t20"."key",
  "t20"."leverage",
  "t20"."entry",
  COALESCE("t20"."ends", "t20"."starts") AS "ended",
  (
    (
      (
        LEAST("t20"."origins", 32767) * 268435456
      ) + GREATEST(LEAST(COALESCE(COALESCE("t20"."ends", "t20"."starts"), 0), 268435455), 0)
    ) * 32768
  ) + LEAST("t20"."reports", 32767) AS "standing"
FROM (
  SELECT
    "t13"."row",
    "t13"."categories",
    "t13"."spot",
    "t13"."place_key",
    "t13"."place",
    "t13"."place_name",
    "t13"."country",
    "t13"."gazetteer_id",
    "t13"."measure",
    "t13"."unit",
    "t13"."extent",
    "t13"."claim" AS "newest",
    "t5"."about",
    "t5"."low",
    "t5"."high",
    "t5"."contradiction",
    "t6"."claims",
    "t6"."reports",
    "t6"."origins",
    "t6"."unattributed",
    "t6"."starts",
    "t6"."ends",
    "t7"."series",
    "t7"."key",
    "t17"."leverage",
    "t17"."entry"
  FROM "t8" AS "t13"
  INNER JOIN (
    SELECT
      "t15"."claim"
    FROM (
      SELECT
        "t10"."claim",
        ROW_NUMBER() OVER (
          PARTITION BY "t10"."row"
          ORDER BY "t10"."said_order" DESC, "t10"."order" DESC, "t10"."start" DESC, "t10"."claim" DESC
          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ) - 1 AS "nth"
      FROM "t8" AS "t10"
    ) AS "t15"
    WHERE
      "t15"."nth" = 0
  ) AS "t19"
    ON "t13"."claim" = "t19"."claim"
  INNER JOIN "row_ranges" AS "t5"
    ON "t13"."row" = "t5"."row"
  INNER JOIN "row_counts" AS "t6"
    ON "t13"."row" = "t6"."row"
  INNER JOIN "row_founders" AS "t7"
    ON "t13"."row" = "t7"."row"
  INNER JOIN (
    SELECT
      "t14"."row",
      "t14"."leverage",
      "t12"."entry"
    FROM (
      SELECT
        "t4"."row",
        MAX("t4"."leverage") AS "leverage"
      FROM "claim_leverages" AS "t4"
      GROUP BY
        1
    ) AS "t14"
    INNER JOIN (
      SELECT
        "t3"."row",
        MAX("t3"."order") AS "entry"
      FROM "ranked_claims" AS "t3"
      GROUP BY
        1
    ) AS "t12"
      ON "t14"."row" = "t12"."row"
  ) AS "t17"
    ON "t13"."row" = "t17"."row"
) AS "t20";

-- run 4e848d4d6086ce03 to drifts
CREATE OR REPLACE TEMP TABLE "cited_claims" ("claim" BIGINT, "parent" BIGINT, "link" TEXT);

INSERT INTO "cited_claims"
SELECT
  "t7"."claim",
  "t7"."parent",
  'cites' AS "link"
FROM (
  SELECT
    "t6"."claim",
    "t6"."series",
    "t6"."family",
    "t6"."number",
    "t6"."published_start",
    "t6"."named",
    "t6"."start_time",
    "t6"."end_time",
    "t6"."denied",
    "t6"."whose",
    "t6"."order",
    "t6"."parent",
    "t6"."series_of",
    "t6"."family_of",
    "t6"."number_of",
    "t6"."published_of",
    "t6"."publisher",
    "t6"."started",
    "t6"."ended",
    "t6"."denied_of",
    "t6"."whose_of",
    ROW_NUMBER() OVER (
      PARTITION BY "t6"."claim"
      ORDER BY ABS("t6"."number" - "t6"."number_of") ASC, "t6"."published_of" ASC, "t6"."order" ASC, "t6"."parent" ASC
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) - 1 AS "nth"
  FROM (
    SELECT
      *
    FROM (
      SELECT
        "t4"."claim",
        "t4"."series",
        "t4"."family",
        "t4"."number",
        "t4"."published_start",
        "t4"."named",
        "t4"."start_time",
        "t4"."end_time",
        "t4"."denied",
        "t4"."whose",
        "t2"."order",
        "t2"."parent",
        "t2"."series_of",
        "t2"."family_of",
        "t2"."number_of",
        "t2"."published_of",
        "t2"."publisher",
        "t2"."started",
        "t2"."ended",
        "t2"."denied_of",
        "t2"."whose_of"
      FROM (
        SELECT
          "t0"."claim",
          "t0"."series",
          "t0"."family",
          "t0"."number",
          "t0"."published_start",
          COALESCE("t0"."relay", "t0"."via") AS "named",
          "t0"."start_time",
          "t0"."end_time",
          "t0"."modality" = 'denied' AS "denied",
          "t0"."own_origin" AS "whose"
        FROM "ranked_claims" AS "t0"
        WHERE
          COALESCE("t0"."relay", "t0"."via") IS NOT NULL
          AND COALESCE(COALESCE("t0"."relay", "t0"."via") <> "t0"."publisher_key", TRUE)
          AND "t0"."number" IS NOT NULL
      ) AS "t4"
      INNER JOIN (
        SELECT
          "t0"."order",
          "t0"."claim" AS "parent",
          "t0"."series" AS "series_of",
          "t0"."family" AS "family_of",
          "t0"."number" AS "number_of",
          "t0"."published_start" AS "published_of",
          "t0"."publisher_key" AS "publisher",
          "t0"."start_time" AS "started",
          "t0"."end_time" AS "ended",
          "t0"."modality" = 'denied' AS "denied_of",
          "t0"."own_origin" AS "whose_of"
        FROM "ranked_claims" AS "t0"
        WHERE
          "t0"."publisher_key" IS NOT NULL AND "t0"."number" IS NOT NULL
      ) AS "t2"
        ON "t4"."series" = "t2"."series_of" AND "t4"."named" = "t2"."publisher"
    ) AS "t5"
    WHERE
      "t5"."family" <> "t5"."family_of"
      AND COALESCE("t5"."published_of" <= "t5"."published_start", TRUE)
      AND COALESCE((
        "t5"."whose" = "t5"."whose_of"
      ) OR (
        "t5"."whose" = "t5"."named"
      ), TRUE)
      AND "t5"."start_time" < "t5"."ended"
      AND "t5"."started" < "t5"."end_time"
      AND (
        (
          (
            "t5"."number" >= (
              "t5"."number_of" * 0.75
            )
          )
          AND (
            "t5"."number_of" >= (
              "t5"."number" * 0.75
            )
          )
        )
        OR (
          "t5"."number" = "t5"."number_of"
        )
      )
      AND "t5"."denied" = "t5"."denied_of"
  ) AS "t6"
) AS "t7"
WHERE
  "t7"."nth" = 0;

CREATE OR REPLACE TEMP TABLE "copied_claims" ("claim" BIGINT, "parent" BIGINT, "link" TEXT);

INSERT INTO "copied_claims"
SELECT
  "t7"."claim",
  "t7"."parent",
  'copy' AS "link"
FROM (
  SELECT
    "t6"."claim",
    "t6"."row",
    "t6"."number",
    "t6"."modality",
    "t6"."start",
    "t6"."from_report",
    "t6"."report",
    "t6"."parent",
    "t6"."row_of",
    "t6"."number_of",
    "t6"."modality_of",
    "t6"."at",
    ROW_NUMBER() OVER (
      PARTITION BY "t6"."claim"
      ORDER BY ABS("t6"."number" - "t6"."number_of") ASC, ABS("t6"."start" - "t6"."at") ASC, "t6"."parent" ASC
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) - 1 AS "nth"
  FROM (
    SELECT
      *
    FROM (
      SELECT
        "t4"."claim",
        "t4"."row",
        "t4"."number",
        "t4"."modality",
        "t4"."start",
        "t4"."from_report",
        "t3"."report",
        "t3"."parent",
        "t3"."row_of",
        "t3"."number_of",
        "t3"."modality_of",
        "t3"."at"
      FROM (
        SELECT
          "t0"."claim",
          "t0"."row",
          "t0"."number",
          "t0"."modality",
          "t0"."start",
          "t0"."copy_of" AS "from_report"
        FROM "ranked_claims" AS "t0"
        WHERE
          "t0"."number" IS NOT NULL AND "t0"."copy_of" IS NOT NULL
      ) AS "t4"
      INNER JOIN (
        SELECT
          "t0"."report",
          "t0"."claim" AS "parent",
          "t0"."row" AS "row_of",
          "t0"."number" AS "number_of",
          "t0"."modality" AS "modality_of",
          "t0"."start" AS "at"
        FROM "ranked_claims" AS "t0"
        WHERE
          "t0"."number" IS NOT NULL
      ) AS "t3"
        ON "t4"."row" = "t3"."row_of" AND "t4"."from_report" = "t3"."report"
    ) AS "t5"
    WHERE
      (
        (
          (
            "t5"."number" >= (
              "t5"."number_of" * 0.75
            )
          )
          AND (
            "t5"."number_of" >= (
              "t5"."number" * 0.75
            )
          )
        )
        OR (
          "t5"."number" = "t5"."number_of"
        )
      )
      AND "t5"."modality" = "t5"."modality_of"
  ) AS "t6"
) AS "t7"
WHERE
  "t7"."nth" = 0;

CREATE OR REPLACE TEMP TABLE "repeated_claims" ("claim" BIGINT, "parent" BIGINT, "link" TEXT);

INSERT INTO "repeated_claims"
SELECT
  "t2"."claim",
  "t2"."parent",
  'same_origin' AS "link"
FROM (
  SELECT
    "t1"."claim",
    "t1"."report",
    "t1"."order",
    "t1"."modality",
    "t1"."measure",
    "t1"."unit",
    "t1"."extent",
    "t1"."qualifier",
    "t1"."categories",
    "t1"."who",
    "t1"."party",
    "t1"."low",
    "t1"."high",
    "t1"."value",
    "t1"."number",
    "t1"."period_start",
    "t1"."period_end",
    "t1"."start_until",
    "t1"."start",
    "t1"."origin",
    "t1"."origin_name",
    "t1"."origin_kind",
    "t1"."relay",
    "t1"."family",
    "t1"."copy_of",
    "t1"."published_start",
    "t1"."published_end",
    "t1"."published",
    "t1"."publisher",
    "t1"."publisher_key",
    "t1"."withdrawn",
    "t1"."family_start",
    "t1"."family_end",
    "t1"."names_place",
    "t1"."place_key",
    "t1"."place",
    "t1"."place_name",
    "t1"."country",
    "t1"."gazetteer_id",
    "t1"."start_time",
    "t1"."end_time",
    "t1"."row",
    "t1"."own_origin",
    "t1"."own_origin_name",
    "t1"."own_origin_kind",
    "t1"."voice_family",
    "t1"."traced",
    "t1"."own_words",
    "t1"."said",
    "t1"."candidate",
    "t1"."row_named",
    "t1"."rank",
    "t1"."used",
    "t1"."kind",
    "t1"."spot",
    "t1"."dated",
    "t1"."length",
    "t1"."voice",
    "t1"."said_order",
    "t1"."firm",
    "t1"."bound_low",
    "t1"."bound_high",
    "t1"."is_about",
    "t1"."true_low",
    "t1"."true_high",
    "t1"."series",
    "t1"."via",
    "t1"."floor",
    "t1"."ceiling",
    "t1"."denies",
    "t1"."is_copy",
    FIRST_VALUE("t1"."claim") OVER (
      PARTITION BY "t1"."row", "t1"."voice", "t1"."number", "t1"."denies"
      ORDER BY "t1"."published_start" ASC, CAST("t1"."own_words" AS BIGINT) ASC, "t1"."is_copy" ASC, "t1"."order" ASC, "t1"."start" ASC, "t1"."claim" ASC
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) AS "parent"
  FROM (
    SELECT
      "t0"."claim",
      "t0"."report",
      "t0"."order",
      "t0"."modality",
      "t0"."measure",
      "t0"."unit",
      "t0"."extent",
      "t0"."qualifier",
      "t0"."categories",
      "t0"."who",
      "t0"."party",
      "t0"."low",
      "t0"."high",
      "t0"."value",
      "t0"."number",
      "t0"."period_start",
      "t0"."period_end",
      "t0"."start_until",
      "t0"."start",
      "t0"."origin",
      "t0"."origin_name",
      "t0"."origin_kind",
      "t0"."relay",
      "t0"."family",
      "t0"."copy_of",
      "t0"."published_start",
      "t0"."published_end",
      "t0"."published",
      "t0"."publisher",
      "t0"."publisher_key",
      "t0"."withdrawn",
      "t0"."family_start",
      "t0"."family_end",
      "t0"."names_place",
      "t0"."place_key",
      "t0"."place",
      "t0"."place_name",
      "t0"."country",
      "t0"."gazetteer_id",
      "t0"."start_time",
      "t0"."end_time",
      "t0"."row",
      "t0"."own_origin",
      "t0"."own_origin_name",
      "t0"."own_origin_kind",
      "t0"."voice_family",
      "t0"."traced",
      "t0"."own_words",
      "t0"."said",
      "t0"."candidate",
      "t0"."row_named",
      "t0"."rank",
      "t0"."used",
      "t0"."kind",
      "t0"."spot",
      "t0"."dated",
      "t0"."length",
      "t0"."voice",
      "t0"."said_order",
      "t0"."firm",
      "t0"."bound_low",
      "t0"."bound_high",
      "t0"."is_about",
      "t0"."true_low",
      "t0"."true_high",
      "t0"."series",
      "t0"."via",
      "t0"."floor",
      "t0"."ceiling",
      "t0"."modality" = 'denied' AS "denies",
      CAST("t0"."copy_of" IS NOT NULL AS BIGINT) AS "is_copy"
    FROM "ranked_claims" AS "t0"
    WHERE
      "t0"."origin" IS NOT NULL AND "t0"."number" IS NOT NULL
  ) AS "t1"
) AS "t2"
WHERE
  "t2"."parent" <> "t2"."claim";

CREATE OR REPLACE TEMP TABLE "recounted_claims" ("claim" BIGINT, "parent" BIGINT, "link" TEXT);

INSERT INTO "recounted_claims"
SELECT
  "t7"."claim",
  "t7"."parent",
  'recounted' AS "link"
FROM (
  SELECT
    "t6"."claim",
    "t6"."unit",
    "t6"."said",
    "t6"."start_time",
    "t6"."end_time",
    "t6"."measure",
    "t6"."extent",
    "t6"."categories",
    "t6"."spot",
    "t6"."origin",
    "t6"."number",
    "t6"."order",
    "t6"."parent",
    "t6"."unit_of",
    "t6"."said_of",
    "t6"."started",
    "t6"."ended",
    ROW_NUMBER() OVER (
      PARTITION BY "t6"."claim"
      ORDER BY "t6"."said_of" ASC, "t6"."order" ASC, "t6"."parent" ASC
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) - 1 AS "nth"
  FROM (
    SELECT
      *
    FROM (
      SELECT
        "t3"."claim",
        "t3"."unit",
        "t3"."said",
        "t3"."start_time",
        "t3"."end_time",
        "t3"."measure",
        "t3"."extent",
        "t3"."categories",
        "t3"."spot",
        "t3"."origin",
        "t3"."number",
        "t4"."order",
        "t4"."parent",
        "t4"."unit_of",
        "t4"."said_of",
        "t4"."started",
        "t4"."ended"
      FROM (
        SELECT
          "t0"."claim",
          "t0"."unit",
          "t0"."said",
          "t0"."start_time",
          "t0"."end_time",
          "t0"."measure",
          "t0"."extent",
          "t0"."categories",
          "t0"."spot",
          "t0"."origin",
          "t0"."number"
        FROM "ranked_claims" AS "t0"
        WHERE
          "t0"."origin" IS NOT NULL AND "t0"."number" >= 20 AND "t0"."modality" <> 'denied'
      ) AS "t3"
      INNER JOIN (
        SELECT
          "t0"."order",
          "t0"."measure",
          "t0"."extent",
          "t0"."categories",
          "t0"."spot",
          "t0"."origin",
          "t0"."number",
          "t0"."claim" AS "parent",
          "t0"."unit" AS "unit_of",
          "t0"."said" AS "said_of",
          "t0"."start_time" AS "started",
          "t0"."end_time" AS "ended"
        FROM "ranked_claims" AS "t0"
        WHERE
          "t0"."origin" IS NOT NULL AND "t0"."number" >= 20 AND "t0"."modality" <> 'denied'
      ) AS "t4"
        ON "t3"."measure" = "t4"."measure"
        AND "t3"."extent" = "t4"."extent"
        AND "t3"."categories" = "t4"."categories"
        AND "t3"."spot" = "t4"."spot"
        AND "t3"."origin" = "t4"."origin"
        AND "t3"."number" = "t4"."number"
    ) AS "t5"
    WHERE
      "t5"."unit" <> "t5"."unit_of"
      AND "t5"."start_time" < (
        "t5"."ended" + 1440
      )
      AND "t5"."started" < (
        "t5"."end_time" + 1440
      )
      AND COALESCE(
        (
          "t5"."said_of" < "t5"."said"
        )
        OR (
          (
            "t5"."said_of" = "t5"."said"
          ) AND (
            "t5"."unit_of" = 'household'
          )
        ),
        FALSE
      )
  ) AS "t6"
) AS "t7"
WHERE
  "t7"."nth" = 0;

CREATE OR REPLACE TEMP TABLE "echo_links" ("claim" BIGINT, "parent" BIGINT, "link" TEXT);

INSERT INTO "echo_links"
SELECT
  "t8"."claim",
  "t8"."parent",
  "t8"."link"
FROM (
  SELECT
    "t7"."claim",
    "t7"."parent",
    "t7"."link",
    "t7"."place",
    ROW_NUMBER() OVER (
      PARTITION BY "t7"."claim"
      ORDER BY "t7"."place" ASC, "t7"."parent" ASC
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) - 1 AS "nth"
  FROM (
    SELECT
      "t6"."claim",
      "t6"."parent",
      "t6"."link",
      CASE
        WHEN "t6"."link" = 'copy'
        THEN 0
        WHEN "t6"."link" = 'cites'
        THEN 1
        WHEN "t6"."link" = 'same_origin'
        THEN 2
        WHEN "t6"."link" = 'recounted'
        THEN 3
        ELSE 4
      END AS "place"
    FROM (
      SELECT
        *
      FROM (
        SELECT
          *
        FROM "cited_claims" AS "t0"
        UNION ALL
        SELECT
          *
        FROM "copied_claims" AS "t1"
      ) AS "t4"
      UNION ALL
      SELECT
        *
      FROM (
        SELECT
          *
        FROM "repeated_claims" AS "t2"
        UNION ALL
        SELECT
          *
        FROM "recounted_claims" AS "t3"
      ) AS "t5"
    ) AS "t6"
  ) AS "t7"
) AS "t8"
WHERE
  "t8"."nth" = 0;

CREATE OR REPLACE TEMP TABLE "drifts" ("claim" BIGINT, "parent" BIGINT, "link" TEXT, "drift" TEXT, "row" BIGINT, "row_of" BIGINT);

INSERT INTO "drifts"
SELECT
  "t8"."claim",
  "t8"."parent",
  "t8"."link",
  "t8"."drift",
  "t8"."row",
  "t8"."row_of"
FROM (
  SELECT
    "t7"."claim",
    "t7"."parent",
    "t7"."link",
    "t7"."row",
    "t7"."unit",
    "t7"."qualifier",
    "t7"."number",
    "t7"."low",
    "t7"."high",
    "t7"."row_of",
    "t7"."unit_of",
    "t7"."qualifier_of",
    "t7"."number_of",
    "t7"."low_of",
    "t7"."high_of",
    CASE
      WHEN "t7"."unit" <> "t7"."unit_of"
      THEN 'unit_changed'
      WHEN (
        "t7"."number" <> "t7"."number_of"
      )
      AND (
        FALSE
        OR (
          (
            (
              CAST("t7"."number" AS BIGINT) % 10
            ) = 0
          )
          AND (
            "t7"."number" >= 100
          )
          AND (
            ABS("t7"."number_of" - "t7"."number") <= 5.0
          )
        )
        OR (
          (
            (
              CAST("t7"."number" AS BIGINT) % 50
            ) = 0
          )
          AND (
            "t7"."number" >= 500
          )
          AND (
            ABS("t7"."number_of" - "t7"."number") <= 25.0
          )
        )
        OR (
          (
            (
              CAST("t7"."number" AS BIGINT) % 100
            ) = 0
          )
          AND (
            "t7"."number" >= 1000
          )
          AND (
            ABS("t7"."number_of" - "t7"."number") <= 50.0
          )
        )
        OR (
          (
            (
              CAST("t7"."number" AS BIGINT) % 500
            ) = 0
          )
          AND (
            "t7"."number" >= 5000
          )
          AND (
            ABS("t7"."number_of" - "t7"."number") <= 250.0
          )
        )
        OR (
          (
            (
              CAST("t7"."number" AS BIGINT) % 1000
            ) = 0
          )
          AND (
            "t7"."number" >= 10000
          )
          AND (
            ABS("t7"."number_of" - "t7"."number") <= 500.0
          )
        )
        OR (
          (
            (
              CAST("t7"."number" AS BIGINT) % 5000
            ) = 0
          )
          AND (
            "t7"."number" >= 50000
          )
          AND (
            ABS("t7"."number_of" - "t7"."number") <= 2500.0
          )
        )
        OR (
          (
            (
              CAST("t7"."number" AS BIGINT) % 10000
            ) = 0
          )
          AND (
            "t7"."number" >= 100000
          )
          AND (
            ABS("t7"."number_of" - "t7"."number") <= 5000.0
          )
        )
        OR (
          (
            (
              CAST("t7"."number" AS BIGINT) % 50000
            ) = 0
          )
          AND (
            "t7"."number" >= 500000
          )
          AND (
            ABS("t7"."number_of" - "t7"."number") <= 25000.0
          )
        )
        OR (
          (
            (
              CAST("t7"."number" AS BIGINT) % 100000
            ) = 0
          )
          AND (
            "t7"."number" >= 1000000
          )
          AND (
            ABS("t7"."number_of" - "t7"."number") <= 50000.0
          )
        )
      )
      THEN 'rounded'
      WHEN "t7"."number" <> "t7"."number_of"
      THEN 'number_changed'
      WHEN "t7"."low" IS NOT DISTINCT FROM "t7"."low_of"
      AND "t7"."high" IS NOT DISTINCT FROM "t7"."high_of"
      AND (
        (
          "t7"."qualifier" = "t7"."qualifier_of"
        )
        OR (
          "t7"."low" IS NOT NULL
        )
        OR (
          "t7"."high" IS NOT NULL
        )
      )
      THEN NULL
      WHEN "t7"."qualifier" = 'exact'
      THEN 'hedge_lost'
      WHEN "t7"."qualifier_of" = 'exact'
      THEN 'hedge_added'
      WHEN "t7"."qualifier" <> "t7"."qualifier_of"
      THEN 'hedge_changed'
      ELSE NULL
    END AS "drift"
  FROM (
    SELECT
      "t2"."claim",
      "t2"."parent",
      "t2"."link",
      "t5"."row",
      "t5"."unit",
      "t5"."qualifier",
      "t5"."number",
      "t5"."low",
      "t5"."high",
      "t6"."row_of",
      "t6"."unit_of",
      "t6"."qualifier_of",
      "t6"."number_of",
      "t6"."low_of",
      "t6"."high_of"
    FROM "echo_links" AS "t2"
    INNER JOIN (
      SELECT
        "t1"."claim",
        "t1"."row",
        "t1"."unit",
        "t1"."qualifier",
        "t1"."number",
        "t1"."low",
        "t1"."high"
      FROM "ranked_claims" AS "t1"
    ) AS "t5"
      ON "t2"."claim" = "t5"."claim"
    INNER JOIN (
      SELECT
        "t1"."claim" AS "parent",
        "t1"."row" AS "row_of",
        "t1"."unit" AS "unit_of",
        "t1"."qualifier" AS "qualifier_of",
        "t1"."number" AS "number_of",
        "t1"."low" AS "low_of",
        "t1"."high" AS "high_of"
      FROM "ranked_claims" AS "t1"
    ) AS "t6"
      ON "t2"."parent" = "t6"."parent"
  ) AS "t7"
) AS "t8"
WHERE
  "t8"."drift" IS NOT NULL;

-- run e2dd6c81dc01e96a to conflicts
CREATE OR REPLACE TEMP TABLE "numbers_apart" ("row" BIGINT, "claim" BIGINT, "other" BIGINT, "kind" TEXT);

INSERT INTO "numbers_apart"
WITH "t7" AS (
  SELECT
    "t6"."claim",
    "t6"."report",
    "t6"."order",
    "t6"."modality",
    "t6"."measure",
    "t6"."unit",
    "t6"."extent",
    "t6"."qualifier",
    "t6"."categories",
    "t6"."who",
    "t6"."party",
    "t6"."low",
    "t6"."high",
    "t6"."value",
    "t6"."number",
    "t6"."period_start",
    "t6"."period_end",
    "t6"."start_until",
    "t6"."start",
    "t6"."origin",
    "t6"."origin_name",
    "t6"."origin_kind",
    "t6"."relay",
    "t6"."family",
    "t6"."copy_of",
    "t6"."published_start",
    "t6"."published_end",
    "t6"."published",
    "t6"."publisher",
    "t6"."publisher_key",
    "t6"."withdrawn",
    "t6"."family_start",
    "t6"."family_end",
    "t6"."names_place",
    "t6"."place_key",
    "t6"."place",
    "t6"."place_name",
    "t6"."country",
    "t6"."gazetteer_id",
    "t6"."start_time",
    "t6"."end_time",
    "t6"."row",
    "t6"."own_origin",
    "t6"."own_origin_name",
    "t6"."own_origin_kind",
    "t6"."voice_family",
    "t6"."traced",
    "t6"."own_words",
    "t6"."said",
    "t6"."candidate",
    "t6"."row_named",
    "t6"."rank",
    "t6"."used",
    "t6"."kind",
    "t6"."spot",
    "t6"."dated",
    "t6"."length",
    "t6"."voice",
    "t6"."said_order",
    "t6"."firm",
    "t6"."bound_low",
    "t6"."bound_high",
    "t6"."is_about",
    "t6"."true_low",
    "t6"."true_high",
    "t6"."series",
    "t6"."via",
    "t6"."floor",
    "t6"."ceiling",
    ROW_NUMBER() OVER (
      PARTITION BY "t6"."row"
      ORDER BY COALESCE("t6"."true_low", -1.0) DESC, "t6"."claim" ASC
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) - 1 AS "from_top",
    ROW_NUMBER() OVER (
      PARTITION BY "t6"."row"
      ORDER BY COALESCE("t6"."true_high", 1e+18) ASC, "t6"."claim" ASC
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) - 1 AS "from_bottom"
  FROM (
    SELECT
      "t4"."claim",
      "t4"."report",
      "t4"."order",
      "t4"."modality",
      "t4"."measure",
      "t4"."unit",
      "t4"."extent",
      "t4"."qualifier",
      "t4"."categories",
      "t4"."who",
      "t4"."party",
      "t4"."low",
      "t4"."high",
      "t4"."value",
      "t4"."number",
      "t4"."period_start",
      "t4"."period_end",
      "t4"."start_until",
      "t4"."start",
      "t4"."origin",
      "t4"."origin_name",
      "t4"."origin_kind",
      "t4"."relay",
      "t4"."family",
      "t4"."copy_of",
      "t4"."published_start",
      "t4"."published_end",
      "t4"."published",
      "t4"."publisher",
      "t4"."publisher_key",
      "t4"."withdrawn",
      "t4"."family_start",
      "t4"."family_end",
      "t4"."names_place",
      "t4"."place_key",
      "t4"."place",
      "t4"."place_name",
      "t4"."country",
      "t4"."gazetteer_id",
      "t4"."start_time",
      "t4"."end_time",
      "t4"."row",
      "t4"."own_origin",
      "t4"."own_origin_name",
      "t4"."own_origin_kind",
      "t4"."voice_family",
      "t4"."traced",
      "t4"."own_words",
      "t4"."said",
      "t4"."candidate",
      "t4"."row_named",
      "t4"."rank",
      "t4"."used",
      "t4"."kind",
      "t4"."spot",
      "t4"."dated",
      "t4"."length",
      "t4"."voice",
      "t4"."said_order",
      "t4"."firm",
      "t4"."bound_low",
      "t4"."bound_high",
      "t4"."is_about",
      "t4"."true_low",
      "t4"."true_high",
      "t4"."series",
      "t4"."via",
      "t4"."floor",
      "t4"."ceiling"
    FROM (
      SELECT
        *
      FROM "ranked_claims" AS "t0"
      WHERE
        "t0"."used"
    ) AS "t4"
    SEMI JOIN (
      SELECT
        "t1"."row"
      FROM "row_ranges" AS "t1"
      WHERE
        "t1"."contradiction"
    ) AS "t5"
      ON "t4"."row" = "t5"."row"
  ) AS "t6"
)
SELECT
  "t11"."row",
  "t11"."claim",
  "t12"."other",
  'apart' AS "kind"
FROM (
  SELECT
    "t8"."row",
    "t8"."claim"
  FROM "t7" AS "t8"
  WHERE
    "t8"."from_top" = 0
) AS "t11"
INNER JOIN (
  SELECT
    "t8"."row",
    "t8"."claim" AS "other"
  FROM "t7" AS "t8"
  WHERE
    "t8"."from_bottom" = 0
) AS "t12"
  ON "t11"."row" = "t12"."row";

CREATE OR REPLACE TEMP TABLE "parts_above_wholes" ("row" BIGINT, "claim" BIGINT, "other" BIGINT, "kind" TEXT);

INSERT INTO "parts_above_wholes"
SELECT
  "t7"."row",
  "t7"."claim",
  "t7"."other",
  'part_exceeds_whole' AS "kind"
FROM (
  SELECT
    "t6"."claim",
    "t6"."row",
    "t6"."report",
    "t6"."voice",
    "t6"."length",
    "t6"."categories",
    "t6"."true_low",
    "t6"."start_time",
    "t6"."end_time",
    "t6"."measure",
    "t6"."unit",
    "t6"."extent",
    "t6"."party",
    "t6"."spot",
    "t6"."other",
    "t6"."its",
    "t6"."most",
    "t6"."started",
    "t6"."ended",
    "t6"."told_in",
    "t6"."told_by",
    ROW_NUMBER() OVER (
      PARTITION BY "t6"."claim"
      ORDER BY "t6"."most" DESC, "t6"."other" ASC
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) - 1 AS "nth"
  FROM (
    SELECT
      *
    FROM (
      SELECT
        "t3"."claim",
        "t3"."row",
        "t3"."report",
        "t3"."voice",
        "t3"."length",
        "t3"."categories",
        "t3"."true_low",
        "t3"."start_time",
        "t3"."end_time",
        "t3"."measure",
        "t3"."unit",
        "t3"."extent",
        "t3"."party",
        "t3"."spot",
        "t4"."other",
        "t4"."its",
        "t4"."most",
        "t4"."started",
        "t4"."ended",
        "t4"."told_in",
        "t4"."told_by"
      FROM (
        SELECT
          "t0"."claim",
          "t0"."row",
          "t0"."report",
          "t0"."voice",
          "t0"."length",
          "t0"."categories",
          "t0"."true_low",
          "t0"."start_time",
          "t0"."end_time",
          "t0"."measure",
          "t0"."unit",
          "t0"."extent",
          "t0"."party",
          "t0"."spot"
        FROM "ranked_claims" AS "t0"
        WHERE
          "t0"."used" AND "t0"."categories" <> '' AND "t0"."true_low" IS NOT NULL
      ) AS "t3"
      INNER JOIN (
        SELECT
          "t0"."measure",
          "t0"."unit",
          "t0"."extent",
          "t0"."party",
          "t0"."spot",
          "t0"."claim" AS "other",
          "t0"."categories" AS "its",
          "t0"."true_high" AS "most",
          "t0"."start_time" AS "started",
          "t0"."end_time" AS "ended",
          "t0"."report" AS "told_in",
          "t0"."voice" AS "told_by"
        FROM "ranked_claims" AS "t0"
        WHERE
          "t0"."used" AND "t0"."true_high" IS NOT NULL
      ) AS "t4"
        ON "t3"."measure" = "t4"."measure"
        AND "t3"."unit" = "t4"."unit"
        AND "t3"."extent" = "t4"."extent"
        AND "t3"."party" = "t4"."party"
        AND "t3"."spot" = "t4"."spot"
    ) AS "t5"
    WHERE
      "t5"."its" <> "t5"."categories"
      AND (
        (
          "t5"."its" = ''
        )
        OR CONTAINS(',' || "t5"."categories" || ',', ',' || "t5"."its" || ',')
      )
      AND "t5"."started" <= "t5"."start_time"
      AND "t5"."end_time" <= "t5"."ended"
  ) AS "t6"
) AS "t7"
WHERE
  "t7"."nth" = 0
  AND "t7"."true_low" > "t7"."most"
  AND NOT (
    (
      "t7"."extent" = 'flow'
    )
    AND (
      (
        (
          "t7"."report" = "t7"."told_in"
        ) AND (
          "t7"."voice" = "t7"."told_by"
        )
      )
      OR (
        (
          "t7"."length" = 'day'
        ) AND (
          "t7"."true_low" > (
            "t7"."most" * 2
          )
        )
      )
    )
  );

CREATE OR REPLACE TEMP TABLE "first_mentions" ("claim" BIGINT, "report" BIGINT, "order" BIGINT, "modality" TEXT, "measure" TEXT, "unit" TEXT, "extent" TEXT, "qualifier" TEXT, "categories" TEXT, "who" TEXT, "party" TEXT, "low" DOUBLE, "high" DOUBLE, "value" DOUBLE, "number" DOUBLE, "period_start" BIGINT, "period_end" BIGINT, "start_until" BIGINT, "start" BIGINT, "origin" TEXT, "origin_name" TEXT, "origin_kind" TEXT, "relay" TEXT, "family" BIGINT, "copy_of" BIGINT, "published_start" BIGINT, "published_end" BIGINT, "published" TEXT, "publisher" TEXT, "publisher_key" TEXT, "withdrawn" BOOLEAN, "family_start" BIGINT, "family_end" BIGINT, "names_place" BOOLEAN, "place_key" TEXT, "place" TEXT, "place_name" TEXT, "country" TEXT, "gazetteer_id" TEXT, "start_time" BIGINT, "end_time" BIGINT, "row" BIGINT, "own_origin" TEXT, "own_origin_name" TEXT, "own_origin_kind" TEXT, "voice_family" BIGINT, "traced" BOOLEAN, "own_words" BOOLEAN, "said" BIGINT, "candidate" BOOLEAN, "row_named" BIGINT, "rank" BIGINT, "used" BOOLEAN, "kind" TEXT, "spot" TEXT, "dated" BOOLEAN, "length" TEXT, "voice" TEXT, "said_order" BIGINT, "firm" BIGINT, "bound_low" DOUBLE, "bound_high" DOUBLE, "is_about" BOOLEAN, "true_low" DOUBLE, "true_high" DOUBLE, "series" TEXT, "via" TEXT, "floor" DOUBLE, "ceiling" DOUBLE, "is_copy" BIGINT, "mention" BIGINT);

INSERT INTO "first_mentions"
SELECT
  *
FROM (
  SELECT
    "t1"."claim",
    "t1"."report",
    "t1"."order",
    "t1"."modality",
    "t1"."measure",
    "t1"."unit",
    "t1"."extent",
    "t1"."qualifier",
    "t1"."categories",
    "t1"."who",
    "t1"."party",
    "t1"."low",
    "t1"."high",
    "t1"."value",
    "t1"."number",
    "t1"."period_start",
    "t1"."period_end",
    "t1"."start_until",
    "t1"."start",
    "t1"."origin",
    "t1"."origin_name",
    "t1"."origin_kind",
    "t1"."relay",
    "t1"."family",
    "t1"."copy_of",
    "t1"."published_start",
    "t1"."published_end",
    "t1"."published",
    "t1"."publisher",
    "t1"."publisher_key",
    "t1"."withdrawn",
    "t1"."family_start",
    "t1"."family_end",
    "t1"."names_place",
    "t1"."place_key",
    "t1"."place",
    "t1"."place_name",
    "t1"."country",
    "t1"."gazetteer_id",
    "t1"."start_time",
    "t1"."end_time",
    "t1"."row",
    "t1"."own_origin",
    "t1"."own_origin_name",
    "t1"."own_origin_kind",
    "t1"."voice_family",
    "t1"."traced",
    "t1"."own_words",
    "t1"."said",
    "t1"."candidate",
    "t1"."row_named",
    "t1"."rank",
    "t1"."used",
    "t1"."kind",
    "t1"."spot",
    "t1"."dated",
    "t1"."length",
    "t1"."voice",
    "t1"."said_order",
    "t1"."firm",
    "t1"."bound_low",
    "t1"."bound_high",
    "t1"."is_about",
    "t1"."true_low",
    "t1"."true_high",
    "t1"."series",
    "t1"."via",
    "t1"."floor",
    "t1"."ceiling",
    "t1"."is_copy",
    ROW_NUMBER() OVER (
      PARTITION BY "t1"."row", "t1"."voice", "t1"."number"
      ORDER BY "t1"."published_start" ASC, "t1"."is_copy" ASC, "t1"."order" ASC, "t1"."start" ASC, "t1"."claim" ASC
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) - 1 AS "mention"
  FROM (
    SELECT
      "t0"."claim",
      "t0"."report",
      "t0"."order",
      "t0"."modality",
      "t0"."measure",
      "t0"."unit",
      "t0"."extent",
      "t0"."qualifier",
      "t0"."categories",
      "t0"."who",
      "t0"."party",
      "t0"."low",
      "t0"."high",
      "t0"."value",
      "t0"."number",
      "t0"."period_start",
      "t0"."period_end",
      "t0"."start_until",
      "t0"."start",
      "t0"."origin",
      "t0"."origin_name",
      "t0"."origin_kind",
      "t0"."relay",
      "t0"."family",
      "t0"."copy_of",
      "t0"."published_start",
      "t0"."published_end",
      "t0"."published",
      "t0"."publisher",
      "t0"."publisher_key",
      "t0"."withdrawn",
      "t0"."family_start",
      "t0"."family_end",
      "t0"."names_place",
      "t0"."place_key",
      "t0"."place",
      "t0"."place_name",
      "t0"."country",
      "t0"."gazetteer_id",
      "t0"."start_time",
      "t0"."end_time",
      "t0"."row",
      "t0"."own_origin",
      "t0"."own_origin_name",
      "t0"."own_origin_kind",
      "t0"."voice_family",
      "t0"."traced",
      "t0"."own_words",
      "t0"."said",
      "t0"."candidate",
      "t0"."row_named",
      "t0"."rank",
      "t0"."used",
      "t0"."kind",
      "t0"."spot",
      "t0"."dated",
      "t0"."length",
      "t0"."voice",
      "t0"."said_order",
      "t0"."firm",
      "t0"."bound_low",
      "t0"."bound_high",
      "t0"."is_about",
      "t0"."true_low",
      "t0"."true_high",
      "t0"."series",
      "t0"."via",
      "t0"."floor",
      "t0"."ceiling",
      CAST("t0"."copy_of" IS NOT NULL AS BIGINT) AS "is_copy"
    FROM "ranked_claims" AS "t0"
    WHERE
      "t0"."modality" = 'asserted' AND "t0"."origin" IS NOT NULL
  ) AS "t1"
) AS "t2"
WHERE
  "t2"."mention" = 0;

CREATE OR REPLACE TEMP TABLE "falling_totals" ("row" BIGINT, "claim" BIGINT, "other" BIGINT, "kind" TEXT);

INSERT INTO "falling_totals"
SELECT
  "t7"."row",
  "t7"."claim",
  "t7"."other",
  'total_falls' AS "kind"
FROM (
  SELECT
    "t6"."claim",
    "t6"."row",
    "t6"."voice",
    "t6"."true_high",
    "t6"."end_time",
    "t6"."said_order",
    "t6"."other",
    "t6"."least",
    "t6"."ended",
    "t6"."said",
    ROW_NUMBER() OVER (
      PARTITION BY "t6"."row", "t6"."voice"
      ORDER BY "t6"."least" DESC, "t6"."end_time" ASC, "t6"."claim" ASC
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) - 1 AS "nth"
  FROM (
    SELECT
      *
    FROM (
      SELECT
        "t3"."claim",
        "t3"."row",
        "t3"."voice",
        "t3"."true_high",
        "t3"."end_time",
        "t3"."said_order",
        "t4"."other",
        "t4"."least",
        "t4"."ended",
        "t4"."said"
      FROM (
        SELECT
          "t0"."claim",
          "t0"."row",
          "t0"."voice",
          "t0"."true_high",
          "t0"."end_time",
          "t0"."said_order"
        FROM "first_mentions" AS "t0"
        WHERE
          "t0"."extent" = 'cumulative'
      ) AS "t3"
      INNER JOIN (
        SELECT
          "t0"."row",
          "t0"."voice",
          "t0"."claim" AS "other",
          "t0"."true_low" AS "least",
          "t0"."end_time" AS "ended",
          "t0"."said_order" AS "said"
        FROM "first_mentions" AS "t0"
        WHERE
          "t0"."extent" = 'cumulative'
      ) AS "t4"
        ON "t3"."row" = "t4"."row" AND "t3"."voice" = "t4"."voice"
    ) AS "t5"
    WHERE
      "t5"."least" > "t5"."true_high"
      AND "t5"."ended" < "t5"."end_time"
      AND "t5"."said" <= "t5"."said_order"
  ) AS "t6"
) AS "t7"
WHERE
  "t7"."nth" = 0;

CREATE OR REPLACE TEMP TABLE "denied_numbers" ("row" BIGINT, "claim" BIGINT, "other" BIGINT, "kind" TEXT);

INSERT INTO "denied_numbers"
SELECT
  "t8"."row",
  "t8"."claim",
  "t8"."other",
  'denied' AS "kind"
FROM (
  SELECT
    "t7"."claim",
    "t7"."row",
    "t7"."number",
    "t7"."row_of",
    "t7"."number_of",
    "t7"."other",
    "t7"."published_of",
    "t7"."order_of",
    ROW_NUMBER() OVER (
      PARTITION BY "t7"."claim"
      ORDER BY "t7"."published_of" ASC, "t7"."order_of" ASC, "t7"."other" ASC
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) - 1 AS "nth"
  FROM (
    SELECT
      "t6"."claim",
      "t6"."row",
      "t6"."number",
      "t2"."row_of",
      "t2"."number_of",
      "t2"."other",
      "t2"."published_of",
      "t2"."order_of"
    FROM (
      SELECT
        "t4"."claim",
        "t4"."row",
        "t4"."number"
      FROM (
        SELECT
          "t3"."claim",
          "t3"."report",
          "t3"."order",
          "t3"."modality",
          "t3"."measure",
          "t3"."unit",
          "t3"."extent",
          "t3"."qualifier",
          "t3"."categories",
          "t3"."who",
          "t3"."party",
          "t3"."low",
          "t3"."high",
          "t3"."value",
          "t3"."number",
          "t3"."period_start",
          "t3"."period_end",
          "t3"."start_until",
          "t3"."start",
          "t3"."origin",
          "t3"."origin_name",
          "t3"."origin_kind",
          "t3"."relay",
          "t3"."family",
          "t3"."copy_of",
          "t3"."published_start",
          "t3"."published_end",
          "t3"."published",
          "t3"."publisher",
          "t3"."publisher_key",
          "t3"."withdrawn",
          "t3"."family_start",
          "t3"."family_end",
          "t3"."names_place",
          "t3"."place_key",
          "t3"."place",
          "t3"."place_name",
          "t3"."country",
          "t3"."gazetteer_id",
          "t3"."start_time",
          "t3"."end_time",
          "t3"."row",
          "t3"."own_origin",
          "t3"."own_origin_name",
          "t3"."own_origin_kind",
          "t3"."voice_family",
          "t3"."traced",
          "t3"."own_words",
          "t3"."said",
          "t3"."candidate",
          "t3"."row_named",
          "t3"."rank",
          "t3"."used",
          "t3"."kind",
          "t3"."spot",
          "t3"."dated",
          "t3"."length",
          "t3"."voice",
          "t3"."said_order",
          "t3"."firm",
          "t3"."bound_low",
          "t3"."bound_high",
          "t3"."is_about",
          "t3"."true_low",
          "t3"."true_high",
          "t3"."series",
          "t3"."via",
          "t3"."floor",
          "t3"."ceiling",
          ROW_NUMBER() OVER (
            PARTITION BY "t3"."row", "t3"."origin", "t3"."number"
            ORDER BY "t3"."published_start" ASC, "t3"."order" ASC, "t3"."start" ASC, "t3"."claim" ASC
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
          ) - 1 AS "nth"
        FROM (
          SELECT
            *
          FROM "ranked_claims" AS "t0"
          WHERE
            "t0"."modality" = 'denied'
        ) AS "t3"
      ) AS "t4"
      WHERE
        "t4"."nth" = 0
    ) AS "t6"
    LEFT OUTER JOIN (
      SELECT
        "t0"."row" AS "row_of",
        "t0"."number" AS "number_of",
        "t0"."claim" AS "other",
        "t0"."published_start" AS "published_of",
        "t0"."order" AS "order_of"
      FROM "ranked_claims" AS "t0"
      WHERE
        "t0"."candidate"
    ) AS "t2"
      ON "t6"."row" = "t2"."row_of"
      AND "t6"."number" IS NOT DISTINCT FROM "t2"."number_of"
  ) AS "t7"
) AS "t8"
WHERE
  "t8"."nth" = 0;

CREATE OR REPLACE TEMP TABLE "self_contradictions" ("row" BIGINT, "claim" BIGINT, "other" BIGINT, "kind" TEXT);

INSERT INTO "self_contradictions"
SELECT
  "t7"."row",
  "t7"."claim",
  "t7"."other",
  'self' AS "kind"
FROM (
  SELECT
    "t6"."claim",
    "t6"."row",
    "t6"."voice",
    "t6"."true_low",
    "t6"."published_start",
    "t6"."start_time",
    "t6"."end_time",
    "t6"."other",
    "t6"."most",
    "t6"."published",
    "t6"."started",
    "t6"."ended",
    ROW_NUMBER() OVER (
      PARTITION BY "t6"."row", "t6"."voice"
      ORDER BY "t6"."true_low" - "t6"."most" DESC, "t6"."claim" ASC, "t6"."other" ASC
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) - 1 AS "nth"
  FROM (
    SELECT
      *
    FROM (
      SELECT
        "t3"."claim",
        "t3"."row",
        "t3"."voice",
        "t3"."true_low",
        "t3"."published_start",
        "t3"."start_time",
        "t3"."end_time",
        "t4"."other",
        "t4"."most",
        "t4"."published",
        "t4"."started",
        "t4"."ended"
      FROM (
        SELECT
          "t0"."claim",
          "t0"."row",
          "t0"."voice",
          "t0"."true_low",
          "t0"."published_start",
          "t0"."start_time",
          "t0"."end_time"
        FROM "first_mentions" AS "t0"
        WHERE
          "t0"."extent" <> 'cumulative' AND "t0"."dated" AND "t0"."names_place"
      ) AS "t3"
      INNER JOIN (
        SELECT
          "t0"."row",
          "t0"."voice",
          "t0"."claim" AS "other",
          "t0"."true_high" AS "most",
          "t0"."published_start" AS "published",
          "t0"."start_time" AS "started",
          "t0"."end_time" AS "ended"
        FROM "first_mentions" AS "t0"
        WHERE
          "t0"."extent" <> 'cumulative' AND "t0"."dated" AND "t0"."names_place"
      ) AS "t4"
        ON "t3"."row" = "t4"."row" AND "t3"."voice" = "t4"."voice"
    ) AS "t5"
    WHERE
      "t5"."true_low" > "t5"."most"
      AND "t5"."start_time" = "t5"."started"
      AND "t5"."end_time" = "t5"."ended"
      AND CAST(FLOOR((
        "t5"."published_start"
      ) / (
        1440
      )) AS BIGINT) = CAST(FLOOR((
        "t5"."published"
      ) / (
        1440
      )) AS BIGINT)
  ) AS "t6"
) AS "t7"
WHERE
  "t7"."nth" = 0;

CREATE OR REPLACE TEMP TABLE "conflicts" ("row" BIGINT, "claim" BIGINT, "other" BIGINT, "kind" TEXT);

INSERT INTO "conflicts"
SELECT
  *
FROM (
  SELECT
    *
  FROM "falling_totals" AS "t0"
  UNION ALL
  SELECT
    *
  FROM "denied_numbers" AS "t1"
) AS "t5"
UNION ALL
SELECT
  *
FROM (
  SELECT
    *
  FROM "self_contradictions" AS "t2"
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      *
    FROM "numbers_apart" AS "t3"
    UNION ALL
    SELECT
      *
    FROM "parts_above_wholes" AS "t4"
  ) AS "t6"
) AS "t7";

-- run 60571e259499a16c to flow_sums
CREATE OR REPLACE TEMP TABLE "stock_claims" ("claim" BIGINT, "row" BIGINT, "spot" TEXT, "start_time" BIGINT, "end_time" BIGINT, "true_low" DOUBLE, "true_high" DOUBLE);

INSERT INTO "stock_claims"
WITH "t1" AS (
  SELECT
    "t0"."claim",
    "t0"."report",
    "t0"."order",
    "t0"."modality",
    "t0"."measure",
    "t0"."unit",
    "t0"."extent",
    "t0"."qualifier",
    "t0"."categories",
    "t0"."who",
    "t0"."party",
    "t0"."low",
    "t0"."high",
    "t0"."value",
    "t0"."number",
    "t0"."period_start",
    "t0"."period_end",
    "t0"."start_until",
    "t0"."start",
    "t0"."origin",
    "t0"."origin_name",
    "t0"."origin_kind",
    "t0"."relay",
    "t0"."family",
    "t0"."copy_of",
    "t0"."published_start",
    "t0"."published_end",
    "t0"."published",
    "t0"."publisher",
    "t0"."publisher_key",
    "t0"."withdrawn",
    "t0"."family_start",
    "t0"."family_end",
    "t0"."names_place",
    "t0"."place_key",
    "t0"."place",
    "t0"."place_name",
    "t0"."country",
    "t0"."gazetteer_id",
    "t0"."start_time",
    "t0"."end_time",
    "t0"."row",
    "t0"."own_origin",
    "t0"."own_origin_name",
    "t0"."own_origin_kind",
    "t0"."voice_family",
    "t0"."traced",
    "t0"."own_words",
    "t0"."said",
    "t0"."candidate",
    "t0"."row_named",
    "t0"."rank",
    "t0"."used",
    "t0"."kind",
    "t0"."spot",
    "t0"."dated",
    "t0"."length",
    "t0"."voice",
    "t0"."said_order",
    "t0"."firm",
    "t0"."bound_low",
    "t0"."bound_high",
    "t0"."is_about",
    "t0"."true_low",
    "t0"."true_high",
    "t0"."series",
    "t0"."via",
    "t0"."floor",
    "t0"."ceiling",
    CASE
      WHEN "t0"."measure" = 'in_camp'
      THEN 0
      WHEN "t0"."measure" = 'present'
      THEN 1
      WHEN "t0"."measure" = 'sheltered'
      THEN 2
      ELSE 3
    END AS "order_of"
  FROM "ranked_claims" AS "t0"
  WHERE
    "t0"."used"
    AND "t0"."extent" <> 'flow'
    AND "t0"."measure" IN ('in_camp', 'present', 'sheltered')
    AND "t0"."unit" = 'person'
    AND "t0"."categories" = ''
    AND "t0"."party" = ''
    AND "t0"."place_key" IS NOT NULL
    AND "t0"."true_low" IS NOT NULL
    AND "t0"."true_high" IS NOT NULL
    AND "t0"."modality" = 'asserted'
    AND "t0"."length" = 'day'
)
SELECT
  "t9"."claim",
  "t9"."row",
  "t9"."spot",
  "t9"."start_time",
  "t9"."end_time",
  "t9"."true_low",
  "t9"."true_high"
FROM (
  SELECT
    "t8"."claim",
    "t8"."report",
    "t8"."order",
    "t8"."modality",
    "t8"."measure",
    "t8"."unit",
    "t8"."extent",
    "t8"."qualifier",
    "t8"."categories",
    "t8"."who",
    "t8"."party",
    "t8"."low",
    "t8"."high",
    "t8"."value",
    "t8"."number",
    "t8"."period_start",
    "t8"."period_end",
    "t8"."start_until",
    "t8"."start",
    "t8"."origin",
    "t8"."origin_name",
    "t8"."origin_kind",
    "t8"."relay",
    "t8"."family",
    "t8"."copy_of",
    "t8"."published_start",
    "t8"."published_end",
    "t8"."published",
    "t8"."publisher",
    "t8"."publisher_key",
    "t8"."withdrawn",
    "t8"."family_start",
    "t8"."family_end",
    "t8"."names_place",
    "t8"."place_key",
    "t8"."place",
    "t8"."place_name",
    "t8"."country",
    "t8"."gazetteer_id",
    "t8"."start_time",
    "t8"."end_time",
    "t8"."row",
    "t8"."own_origin",
    "t8"."own_origin_name",
    "t8"."own_origin_kind",
    "t8"."voice_family",
    "t8"."traced",
    "t8"."own_words",
    "t8"."said",
    "t8"."candidate",
    "t8"."row_named",
    "t8"."rank",
    "t8"."used",
    "t8"."kind",
    "t8"."spot",
    "t8"."dated",
    "t8"."length",
    "t8"."voice",
    "t8"."said_order",
    "t8"."firm",
    "t8"."bound_low",
    "t8"."bound_high",
    "t8"."is_about",
    "t8"."true_low",
    "t8"."true_high",
    "t8"."series",
    "t8"."via",
    "t8"."floor",
    "t8"."ceiling",
    "t8"."order_of",
    MAX("t8"."true_high") OVER (PARTITION BY "t8"."spot" ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS "largest"
  FROM (
    SELECT
      "t3"."claim",
      "t3"."report",
      "t3"."order",
      "t3"."modality",
      "t3"."measure",
      "t3"."unit",
      "t3"."extent",
      "t3"."qualifier",
      "t3"."categories",
      "t3"."who",
      "t3"."party",
      "t3"."low",
      "t3"."high",
      "t3"."value",
      "t3"."number",
      "t3"."period_start",
      "t3"."period_end",
      "t3"."start_until",
      "t3"."start",
      "t3"."origin",
      "t3"."origin_name",
      "t3"."origin_kind",
      "t3"."relay",
      "t3"."family",
      "t3"."copy_of",
      "t3"."published_start",
      "t3"."published_end",
      "t3"."published",
      "t3"."publisher",
      "t3"."publisher_key",
      "t3"."withdrawn",
      "t3"."family_start",
      "t3"."family_end",
      "t3"."names_place",
      "t3"."place_key",
      "t3"."place",
      "t3"."place_name",
      "t3"."country",
      "t3"."gazetteer_id",
      "t3"."start_time",
      "t3"."end_time",
      "t3"."row",
      "t3"."own_origin",
      "t3"."own_origin_name",
      "t3"."own_origin_kind",
      "t3"."voice_family",
      "t3"."traced",
      "t3"."own_words",
      "t3"."said",
      "t3"."candidate",
      "t3"."row_named",
      "t3"."rank",
      "t3"."used",
      "t3"."kind",
      "t3"."spot",
      "t3"."dated",
      "t3"."length",
      "t3"."voice",
      "t3"."said_order",
      "t3"."firm",
      "t3"."bound_low",
      "t3"."bound_high",
      "t3"."is_about",
      "t3"."true_low",
      "t3"."true_high",
      "t3"."series",
      "t3"."via",
      "t3"."floor",
      "t3"."ceiling",
      "t3"."order_of"
    FROM "t1" AS "t3"
    SEMI JOIN (
      SELECT
        *
      FROM (
        SELECT
          "t4"."spot",
          "t4"."measure",
          "t4"."order_of",
          "t4"."rows_of",
          ROW_NUMBER() OVER (
            PARTITION BY "t4"."spot"
            ORDER BY "t4"."rows_of" DESC, "t4"."order_of" ASC
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
          ) - 1 AS "nth"
        FROM (
          SELECT
            "t2"."spot",
            "t2"."measure",
            "t2"."order_of",
            COUNT(DISTINCT "t2"."row") AS "rows_of"
          FROM "t1" AS "t2"
          GROUP BY
            1,
            2,
            3
        ) AS "t4"
      ) AS "t5"
      WHERE
        "t5"."nth" = 0
    ) AS "t7"
      ON "t3"."spot" = "t7"."spot" AND "t3"."measure" = "t7"."measure"
  ) AS "t8"
) AS "t9"
WHERE
  "t9"."true_high" >= (
    "t9"."largest" * 0.1
  );

CREATE OR REPLACE TEMP TABLE "stock_rows" ("spot" TEXT, "row" BIGINT, "at" BIGINT, "until" BIGINT, "low" DOUBLE, "high" DOUBLE, "before" BIGINT, "opened" BIGINT, "low_before" DOUBLE, "high_before" DOUBLE, "closed" BIGINT);

INSERT INTO "stock_rows"
SELECT
  "t2"."spot",
  "t2"."row",
  "t2"."at",
  "t2"."until",
  "t2"."low",
  "t2"."high",
  "t2"."before",
  "t2"."opened",
  "t2"."low_before",
  "t2"."high_before",
  "t2"."until" AS "closed"
FROM (
  SELECT
    "t1"."spot",
    "t1"."row",
    "t1"."at",
    "t1"."until",
    "t1"."low",
    "t1"."high",
    LAG("t1"."row") OVER (
      PARTITION BY "t1"."spot"
      ORDER BY "t1"."at" ASC, "t1"."row" ASC
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) AS "before",
    LAG("t1"."at") OVER (
      PARTITION BY "t1"."spot"
      ORDER BY "t1"."at" ASC, "t1"."row" ASC
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) AS "opened",
    LAG("t1"."low") OVER (
      PARTITION BY "t1"."spot"
      ORDER BY "t1"."at" ASC, "t1"."row" ASC
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) AS "low_before",
    LAG("t1"."high") OVER (
      PARTITION BY "t1"."spot"
      ORDER BY "t1"."at" ASC, "t1"."row" ASC
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) AS "high_before"
  FROM (
    SELECT
      "t0"."spot",
      "t0"."row",
      MIN("t0"."start_time") AS "at",
      MAX("t0"."end_time") AS "until",
      MIN("t0"."true_low") AS "low",
      MAX("t0"."true_high") AS "high"
    FROM "stock_claims" AS "t0"
    GROUP BY
      1,
      2
  ) AS "t1"
) AS "t2"
WHERE
  "t2"."before" IS NOT NULL;

CREATE OR REPLACE TEMP TABLE "flow_rows" ("stretch" BIGINT, "side" TEXT, "row" BIGINT, "started" BIGINT, "ended" BIGINT, "low" DOUBLE, "high" DOUBLE, "origins" BIGINT, "opened" BIGINT, "closed" BIGINT);

INSERT INTO "flow_rows"
SELECT
  "t8"."stretch",
  "t8"."side",
  "t8"."row",
  "t8"."started",
  "t8"."ended",
  "t8"."low",
  "t8"."high",
  "t8"."origins",
  "t8"."opened",
  "t8"."closed"
FROM (
  SELECT
    "t7"."spot",
    "t7"."side",
    "t7"."row",
    "t7"."started",
    "t7"."ended",
    "t7"."low",
    "t7"."most",
    "t7"."open_above",
    "t7"."open_below",
    "t7"."origins",
    "t7"."high",
    "t3"."opened",
    "t3"."closed",
    "t3"."stretch"
  FROM (
    SELECT
      "t5"."spot",
      "t5"."side",
      "t5"."row",
      "t5"."started",
      "t5"."ended",
      CASE WHEN "t5"."open_below" THEN 0.0 ELSE "t5"."low" END AS "low",
      "t5"."most",
      "t5"."open_above",
      "t5"."open_below",
      "t5"."origins",
      CASE WHEN "t5"."open_above" THEN NULL ELSE "t5"."most" END AS "high"
    FROM (
      SELECT
        "t4"."spot",
        "t4"."side",
        "t4"."row",
        MIN("t4"."start_time") AS "started",
        MAX("t4"."end_time") AS "ended",
        MIN("t4"."low_") AS "low",
        MAX("t4"."high_") AS "most",
        BOOL_OR(CAST("t4"."open_above" AS BOOLEAN)) AS "open_above",
        BOOL_OR(CAST("t4"."low_" IS NULL AS BOOLEAN)) AS "open_below",
        COUNT(DISTINCT "t4"."voice") AS "origins"
      FROM (
        SELECT
          "t1"."claim",
          "t1"."report",
          "t1"."order",
          "t1"."modality",
          "t1"."measure",
          "t1"."unit",
          "t1"."extent",
          "t1"."qualifier",
          "t1"."categories",
          "t1"."who",
          "t1"."party",
          "t1"."low",
          "t1"."high",
          "t1"."value",
          "t1"."number",
          "t1"."period_start",
          "t1"."period_end",
          "t1"."start_until",
          "t1"."start",
          "t1"."origin",
          "t1"."origin_name",
          "t1"."origin_kind",
          "t1"."relay",
          "t1"."family",
          "t1"."copy_of",
          "t1"."published_start",
          "t1"."published_end",
          "t1"."published",
          "t1"."publisher",
          "t1"."publisher_key",
          "t1"."withdrawn",
          "t1"."family_start",
          "t1"."family_end",
          "t1"."names_place",
          "t1"."place_key",
          "t1"."place",
          "t1"."place_name",
          "t1"."country",
          "t1"."gazetteer_id",
          "t1"."start_time",
          "t1"."end_time",
          "t1"."row",
          "t1"."own_origin",
          "t1"."own_origin_name",
          "t1"."own_origin_kind",
          "t1"."voice_family",
          "t1"."traced",
          "t1"."own_words",
          "t1"."said",
          "t1"."candidate",
          "t1"."row_named",
          "t1"."rank",
          "t1"."used",
          "t1"."kind",
          "t1"."spot",
          "t1"."dated",
          "t1"."length",
          "t1"."voice",
          "t1"."said_order",
          "t1"."firm",
          "t1"."bound_low",
          "t1"."bound_high",
          "t1"."is_about",
          "t1"."true_low",
          "t1"."true_high",
          "t1"."series",
          "t1"."via",
          "t1"."floor",
          "t1"."ceiling",
          CASE
            WHEN "t1"."measure" IN ('arrived', 'returned', 'settled')
            THEN 'arrivals'
            WHEN "t1"."measure" IN ('departed', 'fled', 'evacuated', 'relocated', 'displaced', 'evicted')
            THEN 'departures'
            ELSE 'deaths'
          END AS "side",
          "t1"."true_low" AS "low_",
          "t1"."true_high" AS "high_",
          "t1"."true_high" IS NULL AS "open_above"
        FROM "ranked_claims" AS "t1"
        WHERE
          "t1"."used"
          AND "t1"."extent" <> 'stock'
          AND "t1"."measure" IN (
            'arrived',
            'returned',
            'settled',
            'departed',
            'fled',
            'evacuated',
            'relocated',
            'displaced',
            'evicted',
            'killed'
          )
          AND "t1"."unit" = 'person'
          AND "t1"."categories" = ''
          AND "t1"."party" = ''
          AND "t1"."modality" = 'asserted'
      ) AS "t4"
      GROUP BY
        1,
        2,
        3
    ) AS "t5"
  ) AS "t7"
  INNER JOIN (
    SELECT
      "t0"."spot",
      "t0"."opened",
      "t0"."closed",
      "t0"."row" AS "stretch"
    FROM "stock_rows" AS "t0"
  ) AS "t3"
    ON "t7"."spot" = "t3"."spot"
) AS "t8"
WHERE
  "t8"."started" >= "t8"."opened" AND "t8"."ended" <= "t8"."closed";

CREATE OR REPLACE TEMP TABLE "counted_flows" ("stretch" BIGINT, "side" TEXT, "row" BIGINT, "started" BIGINT, "ended" BIGINT, "low" DOUBLE, "high" DOUBLE, "origins" BIGINT, "opened" BIGINT, "closed" BIGINT, "length" BIGINT);

INSERT INTO "counted_flows"
SELECT
  "t3"."stretch",
  "t3"."side",
  "t3"."row",
  "t3"."started",
  "t3"."ended",
  "t3"."low",
  "t3"."high",
  "t3"."origins",
  "t3"."opened",
  "t3"."closed",
  "t3"."length"
FROM (
  SELECT
    "t0"."stretch",
    "t0"."side",
    "t0"."row",
    "t0"."started",
    "t0"."ended",
    "t0"."low",
    "t0"."high",
    "t0"."origins",
    "t0"."opened",
    "t0"."closed",
    "t0"."ended" - "t0"."started" AS "length"
  FROM "flow_rows" AS "t0"
) AS "t3"
ANTI JOIN (
  SELECT DISTINCT
    "t5"."stretch",
    "t5"."side",
    "t5"."row"
  FROM (
    SELECT
      "t3"."stretch",
      "t3"."side",
      "t3"."row",
      "t3"."started",
      "t3"."ended",
      "t3"."low",
      "t3"."high",
      "t3"."origins",
      "t3"."opened",
      "t3"."closed",
      "t3"."length",
      "t4"."other",
      "t4"."from_",
      "t4"."to",
      "t4"."its_length",
      "t4"."its_origins"
    FROM (
      SELECT
        "t0"."stretch",
        "t0"."side",
        "t0"."row",
        "t0"."started",
        "t0"."ended",
        "t0"."low",
        "t0"."high",
        "t0"."origins",
        "t0"."opened",
        "t0"."closed",
        "t0"."ended" - "t0"."started" AS "length"
      FROM "flow_rows" AS "t0"
    ) AS "t3"
    INNER JOIN (
      SELECT
        "t0"."stretch",
        "t0"."side",
        "t0"."row" AS "other",
        "t0"."started" AS "from_",
        "t0"."ended" AS "to",
        "t0"."ended" - "t0"."started" AS "its_length",
        "t0"."origins" AS "its_origins"
      FROM "flow_rows" AS "t0"
    ) AS "t4"
      ON "t3"."stretch" = "t4"."stretch" AND "t3"."side" = "t4"."side"
  ) AS "t5"
  WHERE
    "t5"."row" <> "t5"."other"
    AND (
      (
        (
          (
            "t5"."from_" + 1440
          ) < "t5"."ended"
        )
        AND (
          (
            "t5"."started" + 1440
          ) < "t5"."to"
        )
      )
      OR (
        (
          "t5"."from_" <= "t5"."started"
        ) AND (
          "t5"."ended" <= "t5"."to"
        )
      )
    )
    AND (
      (
        "t5"."its_length" > "t5"."length"
      )
      OR (
        (
          "t5"."its_length" = "t5"."length"
        )
        AND (
          (
            "t5"."its_origins" > "t5"."origins"
          )
          OR (
            (
              "t5"."its_origins" = "t5"."origins"
            ) AND (
              "t5"."other" < "t5"."row"
            )
          )
        )
      )
    )
) AS "t7"
  ON "t3"."stretch" = "t7"."stretch"
  AND "t3"."side" = "t7"."side"
  AND "t3"."row" = "t7"."row";

CREATE OR REPLACE TEMP TABLE "flow_sums" ("stretch" BIGINT, "side" TEXT, "low" DOUBLE, "covered" DOUBLE, "high" DOUBLE);

INSERT INTO "flow_sums"
SELECT
  "t1"."stretch",
  "t1"."side",
  "t1"."low",
  "t1"."told" / CAST((
    "t1"."closed" - "t1"."opened"
  ) - 1440 AS DOUBLE) AS "covered",
  CASE WHEN "t1"."known" THEN "t1"."most" ELSE NULL END AS "high"
FROM (
  SELECT
    "t0"."stretch",
    "t0"."side",
    SUM("t0"."low") AS "low",
    SUM("t0"."high") AS "most",
    BOOL_AND(CAST("t0"."high" IS NOT NULL AS BOOLEAN)) AS "known",
    SUM("t0"."length") AS "told",
    MIN("t0"."opened") AS "opened",
    MAX("t0"."closed") AS "closed"
  FROM "counted_flows" AS "t0"
  GROUP BY
    1,
    2
) AS "t1";

-- run 3449014b008b6663 to book_ranges
CREATE OR REPLACE TEMP TABLE "book_claims" ("claim" BIGINT, "row" BIGINT, "counts" BOOLEAN, "why" TEXT, "read_low" DOUBLE, "read_high" DOUBLE);

INSERT INTO "book_claims"
SELECT
  "t0"."claim",
  "t0"."row",
  "t0"."used" AS "counts",
  CAST(NULL AS TEXT) AS "why",
  "t0"."bound_low" AS "read_low",
  "t0"."bound_high" AS "read_high"
FROM "ranked_claims" AS "t0";

CREATE OR REPLACE TEMP TABLE "book_ranges" ("row" BIGINT, "low" DOUBLE, "high" DOUBLE, "about" BOOLEAN, "best" DOUBLE, "grade" TEXT);

INSERT INTO "book_ranges"
SELECT
  "t0"."row",
  "t0"."low",
  "t0"."high",
  "t0"."about",
  CAST(NULL AS DOUBLE) AS "best",
  CAST(NULL AS TEXT) AS "grade"
FROM "row_ranges" AS "t0";

-- run a00cb5e1b1115e4a to book_ranges
CREATE OR REPLACE TEMP TABLE "recommended_claims" ("claim" BIGINT, "recommended" BOOLEAN);

INSERT INTO "recommended_claims"
SELECT
  "t2"."claim",
  TRUE AS "recommended"
FROM (
  SELECT
    "t1"."claim",
    "t1"."row",
    "t1"."modality",
    "t1"."unit",
    "t1"."qualifier",
    "t1"."categories",
    "t1"."country",
    "t1"."origin",
    "t1"."origin_kind",
    "t1"."low",
    "t1"."value",
    "t1"."bound_low",
    "t1"."bound_high",
    "t1"."floor",
    "t1"."ceiling",
    "t1"."is_about",
    "t1"."candidate",
    "t1"."used",
    "t1"."rank",
    "t1"."said_order",
    "t1"."place",
    ROW_NUMBER() OVER (
      PARTITION BY "t1"."row"
      ORDER BY "t1"."place" ASC, CAST((
        (
          "t1"."bound_low" IS NULL
        ) AND (
          "t1"."qualifier" <> 'almost'
        )
      )
      OR (
        "t1"."qualifier" = 'vague'
      ) AS BIGINT) ASC, "t1"."said_order" DESC, "t1"."claim" ASC
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) - 1 AS "nth"
  FROM (
    SELECT
      "t0"."claim",
      "t0"."row",
      "t0"."modality",
      "t0"."unit",
      "t0"."qualifier",
      "t0"."categories",
      "t0"."country",
      "t0"."origin",
      "t0"."origin_kind",
      "t0"."low",
      "t0"."value",
      "t0"."bound_low",
      "t0"."bound_high",
      "t0"."floor",
      "t0"."ceiling",
      "t0"."is_about",
      "t0"."candidate",
      "t0"."used",
      "t0"."rank",
      "t0"."said_order",
      CASE
        WHEN "t0"."origin_kind" IN ('un', 'ngo', 'monitor')
        THEN 0
        WHEN "t0"."origin_kind" IN ('court', 'medic', 'expert')
        THEN 1
        WHEN "t0"."origin_kind" IN ('agency', 'outlet', 'media_item')
        THEN 2
        WHEN "t0"."origin_kind" IN ('official', 'state', 'witness', 'person', 'company')
        THEN 3
        WHEN "t0"."origin_kind" IN ('party', 'armed_group')
        THEN 4
        WHEN "t0"."origin" IS NOT NULL
        THEN 5
        ELSE 6
      END AS "place"
    FROM "ranked_claims" AS "t0"
    WHERE
      "t0"."used"
  ) AS "t1"
) AS "t2"
WHERE
  "t2"."nth" = 0;

CREATE OR REPLACE TEMP TABLE "book_claims" ("claim" BIGINT, "row" BIGINT, "is_about" BOOLEAN, "size" DOUBLE, "counts" BOOLEAN, "why" TEXT, "read_low" DOUBLE, "read_high" DOUBLE);

INSERT INTO "book_claims"
SELECT
  "t15"."claim",
  "t15"."row",
  "t15"."is_about",
  CASE
    WHEN "t15"."unit" = 'household'
    THEN COALESCE("t9"."given", "t15"."household_size", 5.0)
    ELSE 1.0
  END AS "size",
  COALESCE("t15"."recommended", FALSE) AS "counts",
  CASE
    WHEN COALESCE("t15"."recommended", FALSE) AND (
      "t15"."unit" = 'household'
    )
    THEN 'recommended_households'
    WHEN COALESCE("t15"."recommended", FALSE)
    THEN 'recommended'
    WHEN "t15"."candidate" AND NOT (
      COALESCE("t15"."recommended", FALSE)
    )
    THEN 'triangulation'
    ELSE NULL
  END AS "why",
  COALESCE("t15"."value", "t15"."floor") * CASE
    WHEN "t15"."unit" = 'household'
    THEN COALESCE("t9"."given", "t15"."household_size", 5.0)
    ELSE 1.0
  END AS "read_low",
  COALESCE("t15"."value", "t15"."floor") * CASE
    WHEN "t15"."unit" = 'household'
    THEN COALESCE("t9"."given", "t15"."household_size", 5.0)
    ELSE 1.0
  END AS "read_high"
FROM (
  SELECT
    "t13".*
    EXCLUDE ("country_right")
  FROM (
    SELECT
      "t12"."claim",
      "t12"."row",
      "t12"."modality",
      "t12"."unit",
      "t12"."qualifier",
      "t12"."categories",
      "t12"."country",
      "t12"."origin",
      "t12"."origin_kind",
      "t12"."low",
      "t12"."value",
      "t12"."bound_low",
      "t12"."bound_high",
      "t12"."floor",
      "t12"."ceiling",
      "t12"."is_about",
      "t12"."candidate",
      "t12"."used",
      "t12"."rank",
      "t12"."said_order",
      "t12"."recommended",
      "t3"."country" AS "country_right",
      "t3"."household_size"
    FROM (
      SELECT
        "t10".*
        EXCLUDE ("claim_right")
      FROM (
        SELECT
          "t7"."claim",
          "t7"."row",
          "t7"."modality",
          "t7"."unit",
          "t7"."qualifier",
          "t7"."categories",
          "t7"."country",
          "t7"."origin",
          "t7"."origin_kind",
          "t7"."low",
          "t7"."value",
          "t7"."bound_low",
          "t7"."bound_high",
          "t7"."floor",
          "t7"."ceiling",
          "t7"."is_about",
          "t7"."candidate",
          "t7"."used",
          "t7"."rank",
          "t7"."said_order",
          "t4"."claim" AS "claim_right",
          "t4"."recommended"
        FROM (
          SELECT
            "t1"."claim",
            "t1"."row",
            "t1"."modality",
            "t1"."unit",
            "t1"."qualifier",
            "t1"."categories",
            "t1"."country",
            "t1"."origin",
            "t1"."origin_kind",
            "t1"."low",
            "t1"."value",
            "t1"."bound_low",
            "t1"."bound_high",
            "t1"."floor",
            "t1"."ceiling",
            "t1"."is_about",
            "t1"."candidate",
            "t1"."used",
            "t1"."rank",
            "t1"."said_order"
          FROM "ranked_claims" AS "t1"
        ) AS "t7"
        LEFT OUTER JOIN "recommended_claims" AS "t4"
          ON "t7"."claim" = "t4"."claim"
      ) AS "t10"
    ) AS "t12"
    LEFT OUTER JOIN "household_sizes" AS "t3"
      ON "t12"."country" = "t3"."country"
  ) AS "t13"
) AS "t15"
CROSS JOIN (
  SELECT
    MAX("t6"."household_size") AS "given"
  FROM (
    SELECT
      *
    FROM "household_sizes" AS "t0"
    WHERE
      "t0"."country" = ''
  ) AS "t6"
) AS "t9";

CREATE OR REPLACE TEMP TABLE "book_ranges" ("row" BIGINT, "low" DOUBLE, "high" DOUBLE, "about" BOOLEAN, "best" DOUBLE, "grade" TEXT);

INSERT INTO "book_ranges"
SELECT
  "t0"."row",
  "t0"."read_low" AS "low",
  "t0"."read_low" AS "high",
  "t0"."is_about" AS "about",
  "t0"."read_low" AS "best",
  CAST(NULL AS TEXT) AS "grade"
FROM "book_claims" AS "t0"
WHERE
  "t0"."counts";

-- run 092a6393d1aac186 to book_ranges
CREATE OR REPLACE TEMP TABLE "book_claims" ("claim" BIGINT, "row" BIGINT, "counts" BOOLEAN, "why" TEXT, "read_low" BIGINT, "read_high" BIGINT);

INSERT INTO "book_claims"
SELECT
  "t2"."claim",
  "t2"."row",
  "t2"."used" AND (
    "t2"."nth" = 0
  ) AS "counts",
  CASE
    WHEN "t2"."used" AND (
      "t2"."nth" = 0
    ) AND (
      "t2"."qualifier" = 'vague'
    )
    THEN 'vague'
    WHEN "t2"."used" AND (
      "t2"."nth" = 0
    )
    THEN 'lowest'
    WHEN "t2"."used"
    AND (
      (
        "t2"."bound_low" IS NULL
      ) AND (
        "t2"."qualifier" <> 'almost'
      )
    )
    THEN 'open'
    WHEN "t2"."used"
    THEN 'higher'
    ELSE NULL
  END AS "why",
  "t2"."read" AS "read_low",
  "t2"."read" AS "read_high"
FROM (
  SELECT
    "t1"."claim",
    "t1"."row",
    "t1"."modality",
    "t1"."unit",
    "t1"."qualifier",
    "t1"."categories",
    "t1"."country",
    "t1"."origin",
    "t1"."origin_kind",
    "t1"."low",
    "t1"."value",
    "t1"."bound_low",
    "t1"."bound_high",
    "t1"."floor",
    "t1"."ceiling",
    "t1"."is_about",
    "t1"."candidate",
    "t1"."used",
    "t1"."rank",
    "t1"."said_order",
    "t1"."read",
    "t1"."open_below",
    "t1"."unused",
    ROW_NUMBER() OVER (
      PARTITION BY "t1"."row"
      ORDER BY "t1"."unused" ASC, "t1"."open_below" ASC, "t1"."read" ASC, "t1"."said_order" ASC, "t1"."claim" ASC
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) - 1 AS "nth"
  FROM (
    SELECT
      "t0"."claim",
      "t0"."row",
      "t0"."modality",
      "t0"."unit",
      "t0"."qualifier",
      "t0"."categories",
      "t0"."country",
      "t0"."origin",
      "t0"."origin_kind",
      "t0"."low",
      "t0"."value",
      "t0"."bound_low",
      "t0"."bound_high",
      "t0"."floor",
      "t0"."ceiling",
      "t0"."is_about",
      "t0"."candidate",
      "t0"."used",
      "t0"."rank",
      "t0"."said_order",
      CAST(FLOOR(
        COALESCE(
          CASE WHEN "t0"."qualifier" = 'vague' THEN "t0"."low" * 0.5 ELSE "t0"."bound_low" END,
          "t0"."bound_high"
        )
      ) AS BIGINT) AS "read",
      CAST((
        "t0"."bound_low" IS NULL
      ) AND (
        "t0"."qualifier" <> 'almost'
      ) AS BIGINT) AS "open_below",
      CASE WHEN "t0"."used" THEN 0 ELSE 1 END AS "unused"
    FROM "ranked_claims" AS "t0"
  ) AS "t1"
) AS "t2";

CREATE OR REPLACE TEMP TABLE "book_ranges" ("row" BIGINT, "low" BIGINT, "high" BIGINT, "about" BOOLEAN, "best" BIGINT, "grade" TEXT);

INSERT INTO "book_ranges"
SELECT
  "t0"."row",
  "t0"."read_low" AS "low",
  "t0"."read_low" AS "high",
  FALSE AS "about",
  "t0"."read_low" AS "best",
  CAST(NULL AS TEXT) AS "grade"
FROM "book_claims" AS "t0"
WHERE
  "t0"."counts";

-- run 19d5157cf255e5af to book_ranges
CREATE OR REPLACE TEMP TABLE "best_claims" ("claim" BIGINT, "best" BOOLEAN);

INSERT INTO "best_claims"
SELECT
  "t2"."claim",
  TRUE AS "best"
FROM (
  SELECT
    "t1"."claim",
    "t1"."row",
    "t1"."modality",
    "t1"."unit",
    "t1"."qualifier",
    "t1"."categories",
    "t1"."country",
    "t1"."origin",
    "t1"."origin_kind",
    "t1"."low",
    "t1"."value",
    "t1"."bound_low",
    "t1"."bound_high",
    "t1"."floor",
    "t1"."ceiling",
    "t1"."is_about",
    "t1"."candidate",
    "t1"."used",
    "t1"."rank",
    "t1"."said_order",
    "t1"."place",
    ROW_NUMBER() OVER (
      PARTITION BY "t1"."row"
      ORDER BY "t1"."place" ASC, CAST((
        (
          "t1"."bound_low" IS NULL
        ) AND (
          "t1"."qualifier" <> 'almost'
        )
      )
      OR (
        "t1"."qualifier" = 'vague'
      ) AS BIGINT) ASC, "t1"."said_order" DESC, "t1"."claim" ASC
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) - 1 AS "nth"
  FROM (
    SELECT
      "t0"."claim",
      "t0"."row",
      "t0"."modality",
      "t0"."unit",
      "t0"."qualifier",
      "t0"."categories",
      "t0"."country",
      "t0"."origin",
      "t0"."origin_kind",
      "t0"."low",
      "t0"."value",
      "t0"."bound_low",
      "t0"."bound_high",
      "t0"."floor",
      "t0"."ceiling",
      "t0"."is_about",
      "t0"."candidate",
      "t0"."used",
      "t0"."rank",
      "t0"."said_order",
      CASE
        WHEN "t0"."origin_kind" IN ('un', 'ngo', 'monitor')
        THEN 0
        WHEN "t0"."origin_kind" IN ('court', 'medic', 'expert')
        THEN 1
        WHEN "t0"."origin_kind" IN ('agency', 'outlet', 'media_item')
        THEN 2
        WHEN "t0"."origin_kind" IN ('official', 'state', 'witness', 'person', 'company')
        THEN 3
        WHEN "t0"."origin_kind" IN ('party', 'armed_group')
        THEN 4
        WHEN "t0"."origin" IS NOT NULL
        THEN 5
        ELSE 6
      END AS "place"
    FROM "ranked_claims" AS "t0"
    WHERE
      "t0"."used"
  ) AS "t1"
) AS "t2"
WHERE
  "t2"."nth" = 0;

CREATE OR REPLACE TEMP TABLE "book_claims" ("claim" BIGINT, "row" BIGINT, "counts" BOOLEAN, "why" TEXT, "read_low" DOUBLE, "read_high" DOUBLE);

INSERT INTO "book_claims"
SELECT
  "t6"."claim",
  "t6"."row",
  "t6"."candidate" AND (
    "t6"."rank" = 0
  ) AS "counts",
  CASE
    WHEN COALESCE("t6"."best", FALSE)
    THEN 'best'
    WHEN "t6"."candidate" AND (
      "t6"."rank" = 0
    ) AND NOT (
      "t6"."used"
    )
    THEN 'unnamed'
    WHEN "t6"."candidate" AND (
      "t6"."rank" = 0
    )
    THEN 'bound'
    ELSE NULL
  END AS "why",
  "t6"."floor" AS "read_low",
  "t6"."ceiling" AS "read_high"
FROM (
  SELECT
    "t5".*
    EXCLUDE ("claim_right")
  FROM (
    SELECT
      "t4"."claim",
      "t4"."row",
      "t4"."modality",
      "t4"."unit",
      "t4"."qualifier",
      "t4"."categories",
      "t4"."country",
      "t4"."origin",
      "t4"."origin_kind",
      "t4"."low",
      "t4"."value",
      "t4"."bound_low",
      "t4"."bound_high",
      "t4"."floor",
      "t4"."ceiling",
      "t4"."is_about",
      "t4"."candidate",
      "t4"."used",
      "t4"."rank",
      "t4"."said_order",
      "t2"."claim" AS "claim_right",
      "t2"."best"
    FROM (
      SELECT
        "t0"."claim",
        "t0"."row",
        "t0"."modality",
        "t0"."unit",
        "t0"."qualifier",
        "t0"."categories",
        "t0"."country",
        "t0"."origin",
        "t0"."origin_kind",
        "t0"."low",
        "t0"."value",
        "t0"."bound_low",
        "t0"."bound_high",
        "t0"."floor",
        "t0"."ceiling",
        "t0"."is_about",
        "t0"."candidate",
        "t0"."used",
        "t0"."rank",
        "t0"."said_order"
      FROM "ranked_claims" AS "t0"
    ) AS "t4"
    LEFT OUTER JOIN "best_claims" AS "t2"
      ON "t4"."claim" = "t2"."claim"
  ) AS "t5"
) AS "t6";

CREATE OR REPLACE TEMP TABLE "book_ranges" ("row" BIGINT, "low" DOUBLE, "high" DOUBLE, "best" DOUBLE, "about" BOOLEAN, "grade" TEXT);

INSERT INTO "book_ranges"
SELECT
  "t2"."row",
  "t2"."low",
  "t2"."high",
  "t2"."best",
  FALSE AS "about",
  CAST(NULL AS TEXT) AS "grade"
FROM (
  SELECT
    "t1"."row",
    MIN("t1"."read_low") AS "low",
    MAX("t1"."read_high") AS "high",
    MAX("t1"."read_low") FILTER(WHERE
      "t1"."why" = 'best') AS "best"
  FROM (
    SELECT
      *
    FROM "book_claims" AS "t0"
    WHERE
      "t0"."counts"
  ) AS "t1"
  GROUP BY
    1
) AS "t2";

-- run d3f126eda19441e9 to book_ranges
CREATE OR REPLACE TEMP TABLE "book_claims" ("claim" BIGINT, "row" BIGINT, "counts" BOOLEAN, "why" TEXT, "read_low" DOUBLE, "read_high" DOUBLE, "denied" BOOLEAN, "combatants" BOOLEAN, "independent" BOOLEAN, "fights" BOOLEAN);

INSERT INTO "book_claims"
SELECT
  "t0"."claim",
  "t0"."row",
  "t0"."candidate" AND (
    "t0"."rank" = 0
  ) AS "counts",
  CASE
    WHEN "t0"."candidate" AND (
      "t0"."rank" = 0
    ) AND NOT (
      "t0"."used"
    )
    THEN 'unnamed'
    WHEN "t0"."candidate" AND (
      "t0"."rank" = 0
    )
    THEN 'source'
    ELSE NULL
  END AS "why",
  "t0"."floor" AS "read_low",
  "t0"."ceiling" AS "read_high",
  "t0"."modality" = 'denied' AS "denied",
  (
    "t0"."categories" <> ''
  )
  AND (
    REPLACE(REPLACE(REPLACE("t0"."categories", 'fighter', ''), 'soldier', ''), ',', '') = ''
  ) AS "combatants",
  "t0"."candidate" AND (
    "t0"."rank" = 0
  ) AND (
    "t0"."origin" IS NOT NULL
  ) AS "independent",
  COALESCE("t0"."origin_kind" IN ('armed_group', 'state'), FALSE) AS "fights"
FROM "ranked_claims" AS "t0";

CREATE OR REPLACE TEMP TABLE "book_ranges" ("row" BIGINT, "high" DOUBLE, "low" DOUBLE, "best" DOUBLE, "about" BOOLEAN, "grade" TEXT);

INSERT INTO "book_ranges"
SELECT
  "t1"."row",
  "t1"."high",
  CASE WHEN "t1"."denied" AND NOT (
    "t1"."combatants"
  ) THEN 0.0 ELSE "t1"."low" END AS "low",
  CAST(NULL AS DOUBLE) AS "best",
  FALSE AS "about",
  CASE
    WHEN "t1"."combatants"
    THEN 'discounted'
    WHEN "t1"."denied"
    THEN 'contested'
    WHEN (
      "t1"."sources" > 1
    ) AND (
      "t1"."outside" > 0
    )
    THEN 'fair'
    ELSE 'weak'
  END AS "grade"
FROM (
  SELECT
    "t0"."row",
    MIN("t0"."read_low") FILTER(WHERE
      "t0"."counts") AS "low",
    MAX("t0"."read_high") FILTER(WHERE
      "t0"."counts") AS "high",
    SUM(CAST("t0"."independent" AS INT)) AS "sources",
    SUM(CAST("t0"."independent" AND NOT (
      "t0"."fights"
    ) AS INT)) AS "outside",
    BOOL_OR(CAST("t0"."denied" AS BOOLEAN)) AS "denied",
    BOOL_AND(CAST("t0"."combatants" AS BOOLEAN)) AS "combatants",
    BOOL_OR(CAST("t0"."counts" AS BOOLEAN)) AS "counted"
  FROM "book_claims" AS "t0"
  GROUP BY
    1
) AS "t1"
WHERE
  "t1"."counted";
