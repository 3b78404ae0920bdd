CREATE TABLE visits (
    customer_id bigint REFERENCES customers,
    at timestamptz NOT NULL,
    address inet NOT NULL,
    page text NOT NULL
) PARTITION BY RANGE (at);

CREATE TABLE visits_old PARTITION OF visits FOR VALUES FROM (MINVALUE) TO ('2026-01-01');
CREATE TABLE visits_2026 PARTITION OF visits FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
CREATE TABLE visits_later PARTITION OF visits DEFAULT;
