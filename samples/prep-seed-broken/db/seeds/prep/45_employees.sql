-- Unqualified names follow the search_path. PostgreSQL reads a uuid in every one of these forms.
SET search_path TO prep_seed;

INSERT INTO tb_employee (id, badge, name, hired_on, fk_manager_id) VALUES
    ('75fdf37c-5d5e-41ad-9201-aafd93ea6a94', 4027, 'Élise Andersson', DATE '2013-04-28', 'bece7145-4ff6-42c5-ad25-f954f4042f1e'),
    ('e8e84b0d-ce74-43c4-b402-bb72247aabb5', 4030, 'Chiara Tanaka', '2020-06-24', 'E6D14318-6F25-430D-9181-20F8F1261642'),
    ('65d464fd-29e7-4b06-a72e-d5081755c6de', 4015, 'Noor Jansen', '2019-01-23', 'cbbc6c94-19f4-4c75-b87d-d5121032888d'),
    (uuid 'e9f8f71f-a6d2-4040-9b73-52c19973cf5c', 4006, 'Aino Kowalska', '2021-05-03', '{f2198825-aa2d-4c38-871c-588cc6664843}'),
    ('e6d14318-6f25-430d-9181-20f8f1261642', 4024, 'Noor Dubois', '2014-03-12', '4fec0f40-9efa-4292-8f65-ab4e5f2ee40d'),
    ('F2198825-AA2D-4C38-871C-588CC6664843', 4000, 'Dmitri de Vries', DATE '2020-01-03', NULL),
    ('4886058b-5912-4b60-9558-d6c02bf39775', 4033, 'Quentin Fischer', '2013-09-01', 'e6d14318-6f25-430d-9181-20f8f1261642'),
    ('{cbbc6c94-19f4-4c75-b87d-d5121032888d}', 4012, 'Vera Saarinen', '2015-08-19', '4fec0f40-9efa-4292-8f65-ab4e5f2ee40d');

INSERT INTO tb_employee (id, badge, name, hired_on, fk_manager_id) VALUES
    ('4fec0f40-9efa-4292-8f65-ab4e5f2ee40d', 4009, 'Giulia Bianchi', DATE '2023-04-13', 'e9f8f71f-a6d2-4040-9b73-52c19973cf5c'),
    ('5d20c6a6-cd5e-4aa0-9f22-82e6c4440054', 4021, 'Mehmet Zieliński', '2021-03-31', 'BECE7145-4FF6-42C5-AD25-F954F4042F1E'),
    ('bece7145-4ff6-42c5-ad25-f954f4042f1e', 4018, 'Noor Nguyen', '2012-07-28', '4fec0f40-9efa-4292-8f65-ab4e5f2ee40d'),
    (uuid '570b534d-5e63-4f16-9996-9e7c37b79c48', 4003, 'Björn García', '2017-11-18', NULL);

RESET search_path;
