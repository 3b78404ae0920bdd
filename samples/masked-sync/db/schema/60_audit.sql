CREATE TABLE audit.emails (
    at timestamptz NOT NULL DEFAULT now(),
    customer_id bigint NOT NULL,
    email text NOT NULL
);

CREATE FUNCTION audit.note_email() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO audit.emails (customer_id, email) VALUES (NEW.id, NEW.email);
    RETURN NEW;
END
$$;

CREATE TRIGGER note_email AFTER INSERT OR UPDATE OF email ON customers
    FOR EACH ROW EXECUTE FUNCTION audit.note_email();
