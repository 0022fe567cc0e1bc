-- The ten rules of the workload. Tables: cases, events, working; variable: today.
CREATE OR REPLACE TEMP TABLE seen AS SELECT * FROM events WHERE day <= getvariable('today');
CREATE OR REPLACE TEMP TABLE measures AS
    SELECT s.id, s.ref, s.day AS s, s.measure AS kind, e.day AS e, coalesce(e.day, getvariable('today')) AS until
    FROM seen s LEFT JOIN seen e ON e.id = s.id AND e.ref = s.ref AND e.type = 'measure_ended'
    WHERE s.type = 'measure_started';
CREATE OR REPLACE TEMP TABLE decisions AS SELECT id, ref, day AS d FROM seen WHERE type = 'decision_made';

CREATE OR REPLACE TABLE findings AS
WITH
r1 AS (
    SELECT n.id, n.ref, any_value(n.moment) + INTERVAL 24 HOUR AS due, min(a.moment) AS done
    FROM seen n LEFT JOIN seen a ON a.id = n.id AND a.ref = n.ref AND a.type = 'notification_assessed'
    WHERE n.type = 'notification_received' GROUP BY n.id, n.ref),
r2 AS (
    SELECT n.id, n.ref, any_value(w.sixth) AS due, min(c.day) AS done
    FROM seen n JOIN working w ON w.day = n.day
    LEFT JOIN seen c ON c.id = n.id AND c.ref = n.ref AND c.type = 'notification_confirmed'
    WHERE n.type = 'notification_received' GROUP BY n.id, n.ref),
r3 AS (
    SELECT k.id, k.ref, (any_value(k.day) + INTERVAL 4 MONTH)::DATE AS due,
           min(x.day) FILTER (x.type = 'investigation_finished') AS f,
           min(x.day) FILTER (x.type = 'preliminary_assessment') AS p
    FROM seen k LEFT JOIN seen x ON x.id = k.id AND x.ref = k.ref AND x.day >= k.day
        AND x.type IN ('investigation_finished', 'preliminary_assessment')
    WHERE k.type = 'need_known' GROUP BY k.id, k.ref),
r4 AS (
    SELECT d.id, d.ref, d.d, max(p.day) FILTER (p.day <= d.d) AS before, min(p.day) AS earliest
    FROM decisions d LEFT JOIN seen p ON p.id = d.id AND p.type IN ('action_plan_made', 'action_plan_revised')
    GROUP BY d.id, d.ref, d.d),
asked AS (
    SELECT d.id, d.ref, d.d, unnest(CASE WHEN c.birth + INTERVAL 180 MONTH <= d.d THEN list_append(c.holders, 'child')
                                         ELSE c.holders END) AS who
    FROM decisions d JOIN cases c USING (id)),
r5 AS (
    SELECT a.id, a.ref, a.d, a.who, min(c.day) AS given
    FROM asked a LEFT JOIN seen c ON c.id = a.id AND c.ref = a.ref AND c.who = a.who AND c.type = 'consent_given'
    GROUP BY a.id, a.ref, a.d, a.who),
r6 AS (
    SELECT d.id, d.ref, d.d, max(t.day) FILTER (t.type = 'child_conversation_held') AS held,
           max(t.day) FILTER (t.type = 'child_conversation_waived' AND t.reason <> '') AS waived
    FROM decisions d LEFT JOIN seen t ON t.id = d.id AND t.day BETWEEN (d.d - INTERVAL 6 MONTH)::DATE AND d.d
        AND t.type IN ('child_conversation_held', 'child_conversation_waived')
    GROUP BY d.id, d.ref, d.d),
held AS (
    SELECT DISTINCT m.id, m.ref, m.s, m.e, f.day FROM measures m
    JOIN seen f ON f.id = m.id AND f.ref = m.ref AND f.type = 'follow_up_held' AND f.day BETWEEN m.s AND m.until),
numbered AS (
    SELECT *, row_number() OVER w AS number, lag(day) OVER w AS before FROM held
    WINDOW w AS (PARTITION BY id, ref ORDER BY day)),
r7 AS (
    SELECT id, ref, number, coalesce(before + INTERVAL 6 MONTH, s + INTERVAL 3 MONTH)::DATE AS due, day FROM numbered
    UNION ALL
    SELECT * FROM (
        SELECT m.id, m.ref, count(h.day) + 1 AS number,
               coalesce(max(h.day) + INTERVAL 6 MONTH, any_value(m.s) + INTERVAL 3 MONTH)::DATE AS due, NULL AS day
        FROM measures m LEFT JOIN held h ON h.id = m.id AND h.ref = m.ref
        GROUP BY m.id, m.ref, m.e HAVING m.e IS NULL OR m.e > due)),
dates AS (SELECT DISTINCT id, day FROM seen),
neighbours AS (
    SELECT m.id, m.ref, m.e, d.day AS g, lead(d.day) OVER (PARTITION BY m.id, m.ref ORDER BY d.day) AS following
    FROM measures m JOIN dates d ON d.id = m.id AND d.day BETWEEN m.s AND m.until),
gaps AS (
    SELECT id, ref, g, following, (g + INTERVAL 6 MONTH)::DATE AS due FROM neighbours
    WHERE g + INTERVAL 6 MONTH < coalesce(following, CASE WHEN e IS NULL THEN getvariable('today') END)),
periods AS (
    SELECT id, ref, s, e, until, k + 1 AS number, (s + to_months(12 * k))::DATE AS ps,
           (s + to_months(12 * (k + 1)))::DATE AS pe
    FROM measures, (SELECT unnest(range(0, 16))::INTEGER AS k) WHERE kind = 'placement' AND s + to_months(12 * k) <= until),
r9 AS (
    SELECT p.id, p.ref, p.number, p.e, p.until, p.pe, list_sort(list(v.day) FILTER (v.day IS NOT NULL))[2] AS second
    FROM periods p LEFT JOIN seen v ON v.id = p.id AND v.ref = p.ref AND v.type = 'supervision_visit'
        AND v.day >= p.ps AND v.day < p.pe AND v.day <= p.until
    GROUP BY p.id, p.ref, p.number, p.e, p.until, p.pe),
starts AS (
    SELECT id, ref, moment, lag(moment) OVER w AS before, row_number() OVER w AS number FROM seen
    WHERE type = 'investigation_started' WINDOW w AS (PARTITION BY id, ref ORDER BY moment)),
r10 AS (
    SELECT s.id, s.ref, s.number, min(f.moment)::DATE AS done
    FROM starts s LEFT JOIN seen f ON f.id = s.id AND f.ref = s.ref AND f.type = 'investigation_finished'
        AND f.moment BETWEEN s.before AND s.moment
    WHERE s.number > 1 GROUP BY s.id, s.ref, s.number)
SELECT id AS case_id, 'R1' AS rule, ref AS instance,
       CASE WHEN done <= due THEN 'met' WHEN done > due THEN 'late'
            WHEN due < getvariable('today') + INTERVAL 1 DAY THEN 'overdue' ELSE 'pending' END AS status,
       strftime(due, '%Y-%m-%dT%H:%M:%S') AS due, strftime(done, '%Y-%m-%dT%H:%M:%S') AS fulfilled FROM r1
UNION ALL
SELECT id, 'R2', ref, CASE WHEN done <= due THEN 'met' WHEN done > due THEN 'late'
                           WHEN due < getvariable('today') THEN 'overdue' ELSE 'pending' END, due::VARCHAR, done::VARCHAR
FROM r2
UNION ALL
SELECT id, 'R3', ref,
       CASE WHEN f <= due THEN 'met' WHEN p <= due THEN 'met_preliminary' WHEN f IS NOT NULL THEN 'late'
            WHEN due < getvariable('today') THEN 'overdue' ELSE 'pending' END,
       due::VARCHAR, (CASE WHEN f <= due THEN f WHEN p <= due THEN p ELSE f END)::VARCHAR FROM r3
UNION ALL
SELECT id, 'R4', ref, CASE WHEN before IS NOT NULL THEN 'met' WHEN earliest IS NOT NULL THEN 'late' ELSE 'missing' END,
       d::VARCHAR, coalesce(before, earliest)::VARCHAR FROM r4
UNION ALL
SELECT id, 'R5', ref || ':' || who, CASE WHEN given <= d THEN 'met' WHEN given > d THEN 'late' ELSE 'missing' END,
       d::VARCHAR, given::VARCHAR FROM r5
UNION ALL
SELECT id, 'R6', ref, CASE WHEN held IS NOT NULL THEN 'met' WHEN waived IS NOT NULL THEN 'waived' ELSE 'missing' END,
       d::VARCHAR, coalesce(held, waived)::VARCHAR FROM r6
UNION ALL
SELECT id, 'R7', ref || '#' || number, CASE WHEN day <= due THEN 'met' WHEN day > due THEN 'late'
                                            WHEN due < getvariable('today') THEN 'overdue' ELSE 'pending' END,
       due::VARCHAR, day::VARCHAR FROM r7
UNION ALL
SELECT id, 'R8', ref || '@' || g, CASE WHEN following IS NULL THEN 'open_gap' ELSE 'gap' END, due::VARCHAR,
       following::VARCHAR FROM gaps
UNION ALL
SELECT id, 'R8', ref, 'ok', NULL, NULL FROM measures m
WHERE NOT EXISTS (SELECT 1 FROM gaps g WHERE g.id = m.id AND g.ref = m.ref)
UNION ALL
SELECT id, 'R9', ref || '/' || number,
       CASE WHEN second IS NOT NULL THEN 'met' WHEN pe <= until THEN 'missing' ELSE 'pending' END,
       (pe - 1)::VARCHAR, second::VARCHAR FROM r9 WHERE second IS NOT NULL OR pe <= until OR e IS NULL
UNION ALL
SELECT id, 'R10', ref || '#' || number, CASE WHEN done IS NULL THEN 'duplicate' ELSE 'ok' END, NULL, done::VARCHAR
FROM r10;
