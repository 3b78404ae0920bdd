-- Customers of both shops; whoever loads them twice gets them once.
INSERT INTO prep_seed.tb_customer (id, email, name, created_at)
VALUES
  ('f18bde0e-8641-4b60-9ce3-b0cc1202952f', 'yusuf.dubois0@example.org', 'Yusuf Dubois', '2023-05-27 03:50:00+00'),
  ('02ad9d2b-004b-4fd0-a9df-209bca5d5e7d', 'mehmet.ivanova1@example.org', 'Mehmet Ivanova', '2023-11-23 22:47:00+00'),
  ('3e0b25cd-e23f-43cc-b6e3-a71ea502e8a8', 'olof.ivanova2@example.org', 'Olof Ivanova', '2024-04-07 01:28:00+00'),
  ('696c63d6-f5ea-4065-a77e-f32a3f3f37ea', 'quentin.haddad3@example.org', 'Quentin Haddad', '2025-03-08 23:06:00+00'),
  ('a5acd341-aca9-4fd0-b285-6ec67f914286', 'bjorn.andersson4@example.org', 'Björn Andersson', '2023-10-12 00:49:00+00'),
  ('5ec69be3-ecd7-470b-9ca0-6496aad7c7c0', 'chiara.ivanova5@example.org', 'Chiara Ivanova', '2023-11-30 03:36:00+00'),
  ('5cc0ff06-6ba9-4d01-b7e4-9f36568a8c29', 'priya.bianchi6@example.org', 'Priya Bianchi', '2025-10-11 16:46:00+00'),
  ('114340ff-813f-45cd-985b-bb6bbd37929d', 'giulia.andersson7@example.org', 'Giulia Andersson', '2024-03-02 18:01:00+00'),
  ('3b164943-31a5-4c4a-b1eb-d086c40f3609', 'priya.garcia8@example.org', 'Priya García', '2024-03-31 07:15:00+00'),
  ('7eea6fe1-9fa4-4dd6-93b1-7af01be7f3cf', 'hannah.ivanova9@example.org', 'Hannah Ivanova', '2024-03-06 20:39:00+00'),
  ('f2e2054d-0e71-497a-9a50-b96fe90fb651', 'hannah.petrov10@example.org', 'Hannah Petrov', '2024-08-31 16:13:00+00'),
  ('245448c8-989b-49dc-b95f-e8a0060c8804', 'mehmet.bianchi11@example.org', 'Mehmet Bianchi', '2023-11-08 11:06:00+00'),
  ('e5ee4c91-731b-4c41-a4b0-bb142f217e72', 'bjorn.ylmaz12@example.org', 'Björn Yılmaz', '2023-03-30 21:52:00+00'),
  ('30d0a2b8-5449-40e1-9a66-f913ee7d0ae2', 'xenia.dubois13@example.org', 'Xenia Dubois', '2023-04-27 21:52:00+00'),
  ('b9b253e3-aa18-4345-bfd3-e758082a2f4d', 'ulrike.rossi14@example.org', 'Ulrike Rossi', '2024-11-13 08:21:00+00'),
  ('1407ab33-00bc-42cb-abe4-a5db2b54af77', 'lucia.kowalska15@example.org', 'Lucía Kowalska', '2024-10-07 16:13:00+00'),
  ('8fa624f7-1fab-4884-929a-aceaf49c9eba', 'chiara.lefevre16@example.org', 'Chiara Lefèvre', NULL),
  ('167774ef-6eb4-4ff8-8dce-c408d26f1d76', 'mehmet.lefevre17@example.org', 'Mehmet Lefèvre', '2024-03-26 21:49:00+00'),
  ('7243d47c-eb64-45c4-9aa1-a59c5f6a35d9', 'wim.petrov18@example.org', 'Wim Petrov', '2023-10-14 08:45:00+00'),
  ('3f7dc86b-692a-4f0e-b1b4-9bf707c0909c', 'katarzyna.lefevre19@example.org', 'Katarzyna Lefèvre', '2024-11-23 10:10:00+00')
ON CONFLICT (id) DO NOTHING;

INSERT INTO catalog.tb_customer AS c (id, email, name, created_at)
VALUES
  ('eb8a25fc-cda7-4077-8005-3d2c76cc0573', 'bjorn.moreau20@example.org', 'Björn Moreau', '2023-02-22 02:14:00+00'),
  ('5cebe213-56cd-42d2-ab09-ab55e6077d79', 'ibrahim.garcia21@example.org', 'Ibrahim García', '2023-04-03 20:49:00+00'),
  ('b0882411-b775-40a4-af16-8da7431dbc3f', 'katarzyna.virtanen22@example.org', 'Katarzyna Virtanen', '2023-03-06 19:25:00+00'),
  ('ea9d18b2-9877-4790-8172-6f06b8b8f270', 'ibrahim.jansen23@example.org', 'Ibrahim Jansen', '2023-01-07 19:49:00+00'),
  ('773afe02-f4ef-4142-b72f-ac4a79a5fd62', 'aino.haddad24@example.org', 'Aino Haddad', '2023-06-07 13:03:00+00'),
  ('ed97ec76-21f9-4a99-be54-4d56d096bfd6', 'zoe.ivanova25@example.org', 'Zoë Ivanova', '2024-09-19 11:25:00+00'),
  ('26bc9858-c5d6-45e9-912e-1de2d2a0169d', 'finn.andersson26@example.org', 'Finn Andersson', '2024-03-19 01:37:00+00'),
  ('9880e88b-c841-421e-88a9-48145ca2c132', 'katarzyna.kowalska27@example.org', 'Katarzyna Kowalska', '2024-11-03 09:28:00+00'),
  ('6862bf79-3f4f-4b9d-88f1-a81bc0bd1d84', 'quentin.garcia28@example.org', 'Quentin García', '2024-07-25 18:23:00+00'),
  ('292322d3-5364-464d-bb6b-feae8d76d7a1', 'ulrike.bianchi29@example.org', 'Ulrike Bianchi', '2024-12-03 20:16:00+00'),
  ('18af266c-3555-46ae-b586-6ffb9fe5e399', 'dmitri.oconnor30@example.org', 'Dmitri O''Connor', '2024-01-23 02:37:00+00'),
  ('6ab6114f-2207-46c0-bbf4-49fd2c564d56', 'priya.ylmaz31@example.org', 'Priya Yılmaz', '2024-10-14 06:29:00+00'),
  ('c61c96db-d8d4-450d-89df-5e79bf7b6c6c', 'tuuli.weber32@example.org', 'Tuuli Weber', '2023-12-10 11:30:00+00'),
  ('5f7b07b8-4485-404f-a11f-52dc47868e4a', 'yusuf.jansen33@example.org', 'Yusuf Jansen', '2024-03-05 04:25:00+00'),
  ('3ece9f2c-2f8c-4c08-9f57-83ea707c5f3d', 'xenia.ivanova34@example.org', 'Xenia Ivanova', '2023-10-19 10:11:00+00'),
  ('6564d134-1097-4046-a38a-e1c130312932', 'elise.jansen35@example.org', 'Élise Jansen', '2025-04-23 12:22:00+00'),
  ('19bd2640-cef6-4d03-b64e-d9963b3bc813', 'hannah.rossi36@example.org', 'Hannah Rossi', '2024-05-02 09:30:00+00'),
  ('3b2a421a-d1b0-470b-b200-d218798a0d59', 'bjorn.dubois37@example.org', 'Björn Dubois', '2023-01-08 21:00:00+00'),
  ('3087de35-0ce6-4f73-9e84-fb363b9edacb', 'lucia.bianchi38@example.org', 'Lucía Bianchi', '2024-03-05 00:46:00+00'),
  ('9a60f919-72f9-4026-ad81-9d38ddba8547', 'chiara.lefevre39@example.org', 'Chiara Lefèvre', '2025-01-17 23:04:00+00')
ON CONFLICT (id) DO NOTHING;
