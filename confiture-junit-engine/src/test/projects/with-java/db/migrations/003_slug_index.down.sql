DROP INDEX customers_slug;
