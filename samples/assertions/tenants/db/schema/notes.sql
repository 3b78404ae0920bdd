create role sample_app nologin;

create table notes (
    tenant int not null,
    body text not null
);

alter table notes enable row level security;
create policy own_notes on notes to sample_app using (tenant = current_setting('app.tenant')::int);
grant select, insert on notes to sample_app;

insert into notes values (1, 'one'), (2, 'two');
