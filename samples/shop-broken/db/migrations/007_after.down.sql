DROP INDEX customers_born_idx;
