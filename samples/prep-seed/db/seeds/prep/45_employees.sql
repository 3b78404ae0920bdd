-- Unqualified names follow the search_path. PostgreSQL reads a uuid in every one of these forms.
SET search_path TO prep_seed;

INSERT INTO tb_employee (id, badge, name, hired_on, fk_manager_id) VALUES
    ('02d13e52-8825-4b1c-8bce-6ff7d0d0a85f', 4036, 'Priya Lefèvre', DATE '2023-12-15', '0babc8f0-4a83-46d9-b678-8ca386ccd5d2'),
    ('f70f0c2f-2ef8-4453-b705-3e490cc2cea6', 4081, 'Élise Andersson', '2021-11-28', 'DCEE77D4-7F2F-4748-8A42-BD31DA375C14'),
    ('0ca4f6d2-3090-4b80-8f4d-c9d89a9fc5d4', 4030, 'Ibrahim Andersson', '2022-09-29', '0babc8f0-4a83-46d9-b678-8ca386ccd5d2'),
    (uuid '315314e9-9b54-49ba-a74c-acd06b812408', 4063, 'Rosa Rossi', '2013-10-26', '{94524292-51a4-481a-96a4-8396331c2ce3}'),
    ('4ae9a329-ecd4-4cc1-bb8c-c4ac170d8482', 4057, 'Ulrike Andersson', '2017-03-17', '94524292-51a4-481a-96a4-8396331c2ce3'),
    ('572A687D-1753-4B05-927A-A443E73AD604', 4054, 'Noor Saarinen', DATE '2021-05-21', '2c341bc50ba7460bbd6ba4ee4ac364ba'),
    ('dcee77d4-7f2f-4748-8a42-bd31da375c14', 4015, 'Yusuf Rossi', '2018-03-12', '559d7727-2c9a-4983-a6b7-72a5d4957e63'),
    ('{4249e6ae-e7e3-493e-9755-a5010ad3c0ac}', 4042, 'Noor Dubois', '2020-03-26', '559d7727-2c9a-4983-a6b7-72a5d4957e63'),
    ('3b462383-e93c-40e0-a2bc-93a1f3e5b67e', 4102, 'Jean-Pierre Petrov', '2018-01-07', '2c341bc5-0ba7-460b-bd6b-a4ee4ac364ba'),
    ('63dc7ea6a33d4bc59deba66a005ac596', 4105, 'Élise Haddad', '2015-08-27', '955592a1-e2e8-41dd-9e44-5af3ee5a1e3f'),
    ('0babc8f0-4a83-46d9-b678-8ca386ccd5d2', 4006, 'Noor Jansen', DATE '2023-05-24', '559d7727-2c9a-4983-a6b7-72a5d4957e63'),
    ('2c341bc5-0ba7-460b-bd6b-a4ee4ac364ba', 4024, 'Quentin Rossi', '2015-08-24', '0babc8f0-4a83-46d9-b678-8ca386ccd5d2'),
    ('91c06015-bae8-4327-ae75-d5f0b618eb60', 4096, 'Yusuf Rossi', '2017-01-19', '2c341bc5-0ba7-460b-bd6b-a4ee4ac364ba'),
    ('6cfb11f4-a280-4428-9a6d-27d9f6cd4c17', 4078, 'Priya Virtanen', '2013-11-05', 'C69D8439-DE97-4ABB-AC9F-91059D73D5EC'),
    ('f37e3366-ff11-4cda-b887-abb03561ad3b', 4051, 'Finn Kowalska', '2017-01-30', '2c341bc5-0ba7-460b-bd6b-a4ee4ac364ba'),
    (uuid '955592a1-e2e8-41dd-9e44-5af3ee5a1e3f', 4009, 'Rosa Nguyen', DATE '2017-02-11', '{0babc8f0-4a83-46d9-b678-8ca386ccd5d2}'),
    ('57e9ff89-0a3a-4362-82da-220701d479a5', 4039, 'Priya Yılmaz', '2016-03-13', 'dcee77d4-7f2f-4748-8a42-bd31da375c14'),
    ('FCF2494E-9454-4E58-AECF-F097D5B1B3ED', 4087, 'Olof Jansen', '2020-04-06', '955592a1e2e841dd9e445af3ee5a1e3f'),
    ('94524292-51a4-481a-96a4-8396331c2ce3', 4018, 'Björn Saarinen', '2012-06-01', '0babc8f0-4a83-46d9-b678-8ca386ccd5d2'),
    ('{2b1210da-a488-4d46-b9a7-6600c54f6694}', 4045, 'Katarzyna Nguyen', '2021-10-29', 'e97ac38d-3539-4444-af35-00834c0329c5');

INSERT INTO tb_employee (id, badge, name, hired_on, fk_manager_id) VALUES
    ('2f216ad7-14af-48c4-975d-305d8b1f28d9', 4069, 'Olof Virtanen', DATE '2012-12-25', '3df89b67-df91-413a-91f1-d4d85ffc0c21'),
    ('c3cc6500-f107-4ad6-898f-8cb6787e37cc', 4090, 'Olof Kowalska', '2014-05-02', '2C341BC5-0BA7-460B-BD6B-A4EE4AC364BA'),
    ('110b4bdb-6cc0-4fe0-9aa8-ca5fc583a8e2', 4066, 'Ibrahim Eriksen', '2020-05-18', '0babc8f0-4a83-46d9-b678-8ca386ccd5d2'),
    (uuid '747a555f-a289-4847-bd3f-24e4cb04c87f', 4075, 'Wim Virtanen', '2024-04-22', '{3bb078f2-7c8e-4d11-ad67-4fa9eec1951d}'),
    ('33bdb211-c8a4-4db2-98eb-9eea0da99912', 4084, 'Dmitri Kowalska', '2012-11-22', '3bb078f2-7c8e-4d11-ad67-4fa9eec1951d'),
    ('E97AC38D-3539-4444-AF35-00834C0329C5', 4012, 'Ulrike Rossi', DATE '2016-03-06', '955592a1e2e841dd9e445af3ee5a1e3f'),
    ('c69d8439-de97-4abb-ac9f-91059d73d5ec', 4021, 'Noor Lefèvre', '2012-05-05', '94524292-51a4-481a-96a4-8396331c2ce3'),
    ('{9a06c77c-a01a-4849-89b5-5d5626bd1db6}', 4048, 'Björn Zieliński', '2015-05-05', '559d7727-2c9a-4983-a6b7-72a5d4957e63'),
    ('a10185b0-f021-46d1-aea5-0a27282fd1c1', 4033, 'Priya Kowalska', '2023-06-15', 'c69d8439-de97-4abb-ac9f-91059d73d5ec'),
    ('3bb078f27c8e4d11ad674fa9eec1951d', 4003, 'Jean-Pierre Moreau', '2023-01-18', NULL),
    ('d0ba1a29-d609-4f61-8e6f-8406b08bab87', 4072, 'Xenia Moreau', DATE '2018-09-27', 'e97ac38d-3539-4444-af35-00834c0329c5'),
    ('559d7727-2c9a-4983-a6b7-72a5d4957e63', 4000, 'Dmitri Yılmaz', '2021-07-16', NULL),
    ('4b0343ea-9d32-4c0a-8ed1-f781f8d98aef', 4093, 'Ibrahim Weber', '2018-03-20', 'c69d8439-de97-4abb-ac9f-91059d73d5ec'),
    ('38ea5eab-dcfe-4236-a0bc-7dfd3130c2d3', 4099, 'Yusuf Bianchi', '2024-05-08', 'E97AC38D-3539-4444-AF35-00834C0329C5'),
    ('3a9442e3-e004-496b-a057-c18ec07c4fe9', 4060, 'Giulia Kowalska', '2022-10-10', '2c341bc5-0ba7-460b-bd6b-a4ee4ac364ba'),
    (uuid '3df89b67-df91-413a-91f1-d4d85ffc0c21', 4027, 'Finn Bianchi', DATE '2012-09-04', '{94524292-51a4-481a-96a4-8396331c2ce3}');

RESET search_path;
