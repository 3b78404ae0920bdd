INSERT INTO prep_seed.tb_order_line (id, fk_order_id, fk_product_id, line_no, quantity, unit_price)
VALUES
    ('e0aadaba-e14c-4de5-9709-4548b8e3621b', '9ececbff-b659-4768-977b-04751617643b', '81b1c025-d1e4-40a3-b393-2904757f1cba', 1, 1, 96.79),
    ('5021b420-6eba-45e0-a432-f79d1fcc9634', '9ececbff-b659-4768-977b-04751617643b', '76f4251e-4919-41a1-b43b-aee9b578909c', 2, 1, 97.20),
    ('b66f47ac-b691-4780-966f-0c32c849ed81', '6655b9f0-0aad-4cf0-97d7-d19090bfd792', '6aa8b9e0-231b-4e14-8291-35bdd70a39d1', 1, 2, 68.28),
    ('050842f5-7487-400c-bb95-15936c6fba96', '6655b9f0-0aad-4cf0-97d7-d19090bfd792', '6201a9d3-69ac-4f03-bee0-a843bfe98f8c', 2, 1, 8.48),
    ('02b8c92a-c736-4452-b3fb-51b9a78ca31e', '6655b9f0-0aad-4cf0-97d7-d19090bfd792', 'ed448d4e-ee24-4c43-b43a-b9e212b92a01', 3, 12, 1.95),
    ('40502845-09c3-47c0-9b3b-b890f980aae3', '6655b9f0-0aad-4cf0-97d7-d19090bfd792', 'b374fab6-b8c3-44d2-b34d-1c0df1058667', 4, 1, 37.58),
    ('93166586-d8df-41f4-b9e0-d64a59242043', 'c1e8fb16-d7ad-48a7-8ff5-ba77e244d05f', '26433798-7e83-4904-ac17-3498b87e4e2b', 1, 2, 108.76),
    ('a3a6a0a9-041f-4d71-a31e-f5c379c9cdb6', 'c1e8fb16-d7ad-48a7-8ff5-ba77e244d05f', '580dc5ab-6a8a-49cb-b405-6360ba28a679', 2, 3, 100.84),
    ('fd82db76-35c8-4b78-94f8-06f2f2ae556f', '3fcf6d85-9526-43d0-bee6-f4ff6b89d463', '0c5b4c59-dab0-4929-a670-9312c172b298', 1, 6, 142.16),
    ('baa6b8e6-1f55-411e-aec4-e799c3406a1a', '3fcf6d85-9526-43d0-bee6-f4ff6b89d463', '3b996870-a132-4b9d-8de2-f8ad4cb59aa7', 2, 1, 9.27),
    ('0fbeb716-6651-43c4-81c0-0cbe463c4650', '3fcf6d85-9526-43d0-bee6-f4ff6b89d463', '1f525265-c8b0-47ee-9d82-feacab6286cd', 3, 1, 71.59),
    ('b2c0b0bc-a0e9-4efb-aba8-f8eeea59fdda', '3fcf6d85-9526-43d0-bee6-f4ff6b89d463', '8bc08311-7eb8-4c57-b811-00a16ea330a1', 4, 2, 214.92),
    ('f09f5791-6685-44b8-9dd1-04d74db1df93', 'fc7383bf-9e6f-42b7-b0e5-e81305fbec3a', 'ceaf4915-8885-44e8-b216-858f73ccef03', 1, 6, 92.72),
    ('c6cfbfe5-edee-45ef-8119-c05c2a1edb8c', '112ed1df-1b69-467e-967c-d60b7924dede', '072235c2-8fcd-4f40-83c1-cd2c81f98b52', 1, 2, 33.92),
    ('39da457a-b880-4b29-9fe2-c3f4a4672c0c', '112ed1df-1b69-467e-967c-d60b7924dede', '4f3e885e-e1e4-47b7-9735-efe608d18011', 2, 3, 82.00),
    ('cb95f372-d198-43b8-b4a8-b1a7a3882a8a', '112ed1df-1b69-467e-967c-d60b7924dede', '81b1c025-d1e4-40a3-b393-2904757f1cba', 3, 12, 96.79),
    ('200ae258-a64c-4dd5-bc5b-45dfc28803f8', '112ed1df-1b69-467e-967c-d60b7924dede', '179a071e-518a-4452-ab4b-1b75321c5296', 4, 3, 139.94),
    ('40e898f2-affc-4247-b04b-4496b44678f9', '0a68253a-0a6f-4154-9837-6dcd8299ed6e', 'e28af604-65f4-4986-b818-9af4f3d74f82', 1, 1, 246.57),
    ('cc858ee3-b8c7-40cd-ae31-175200b09f63', '0a68253a-0a6f-4154-9837-6dcd8299ed6e', '4f3e885e-e1e4-47b7-9735-efe608d18011', 2, 3, 82.00),
    ('7c23aa42-7ac3-4af8-b200-866c4d4417ea', '60bb9aee-e516-4931-9101-2ad6c086ee53', '76f4251e-4919-41a1-b43b-aee9b578909c', 1, 1, 97.20),
    ('edc10021-271a-44c0-acc8-512ee5a2ae93', '60bb9aee-e516-4931-9101-2ad6c086ee53', '81b1c025-d1e4-40a3-b393-2904757f1cba', 2, 6, 96.79),
    ('531f98d1-e7e2-4607-9088-ec8ad3f13f19', '49b29bbe-7deb-40ad-92bc-e763fb52882f', '330698a1-c009-4492-b624-6771c8450070', 1, 3, 129.21),
    ('126e90a3-f3a7-4b00-a5b2-242702f04abf', 'e7b227e9-4665-4a19-bd10-6a37e58376fb', '81b1c025-d1e4-40a3-b393-2904757f1cba', 1, 2, 96.79),
    ('2f87a429-3bcf-4cf9-baab-2302248a1edf', '5f4ce302-51af-4074-8cc6-31418189ac45', 'a8c7d9e0-1789-419f-8902-dafce5d9fe81', 1, 3, 166.71),
    ('88d66a76-caab-4b8d-9709-3677e772436e', '43abd7ad-c8ed-4213-8ac8-a61c2b32ada9', '072235c2-8fcd-4f40-83c1-cd2c81f98b52', 1, 1, 33.92),
    ('c9bf34ca-8c6a-4fcf-a4d7-738ae6d20df9', '43abd7ad-c8ed-4213-8ac8-a61c2b32ada9', '81b1c025-d1e4-40a3-b393-2904757f1cba', 2, 2, 96.79),
    ('bdedf0d4-1420-4d4d-b7e2-3671368dc5bf', 'db4a18fc-a139-4385-b923-b7f6fe3245fe', '7c73b6c9-e04b-4dce-b5d0-0a4d7f7595b5', 1, 1, 77.71),
    ('3bf2f108-6b46-459a-93b5-e6701e50f134', 'db4a18fc-a139-4385-b923-b7f6fe3245fe', 'a4946d15-b17d-4255-94c1-8226aed23b0f', 2, 12, 234.94),
    ('77937b86-7bff-46a4-9ef6-df4f8ea4dc66', 'db4a18fc-a139-4385-b923-b7f6fe3245fe', '81365acc-3f88-4f59-8373-6dcca7f0c99e', 3, 12, 166.64),
    ('997f7df0-8a1f-4883-8a24-4cae7f8870a9', 'db4a18fc-a139-4385-b923-b7f6fe3245fe', '6aa8b9e0-231b-4e14-8291-35bdd70a39d1', 4, 1, 68.28),
    ('aa5122f7-7f63-43a3-a004-8542b2258e57', '3ae46155-7139-4e71-94d5-aea4c3bf64e9', '28541424-2f73-4b05-a59e-b5590b94af3a', 1, 12, 97.92),
    ('f5eac4c1-fffc-4ff7-8b37-94136d0227c2', '3ae46155-7139-4e71-94d5-aea4c3bf64e9', '86e3e726-0b0f-473b-9114-e0689f27f52c', 2, 1, 89.67),
    ('074db5fe-a582-4fb2-82d9-29735c418d05', '3ae46155-7139-4e71-94d5-aea4c3bf64e9', '7b7fec4b-0331-4ead-8229-30ae9158d4a8', 3, 1, 205.43),
    ('7bf2a7f5-82b8-4bb8-b80e-cb0dfb518504', 'a3a51759-4f60-4846-a0ef-5ec2841f92ca', '67fd5499-429a-4079-971f-11b2f9ee8bc8', 1, 1, 243.97),
    ('a01235b8-6a64-4531-97da-ea11369ee145', 'a3a51759-4f60-4846-a0ef-5ec2841f92ca', '332dd331-3a0b-4965-bda6-c6fdbd685167', 2, 3, 133.19),
    ('57602f21-5dbc-4d63-b8b5-c45ddc97b77e', 'a3a51759-4f60-4846-a0ef-5ec2841f92ca', 'be4c5ce6-66c1-494e-8691-b06f6555abfe', 3, 2, 238.42),
    ('8dd4c0f7-4067-4507-8c21-a8d6578a628f', '6aed8872-6ea6-405e-a028-80569db59658', '679a44dd-23c4-4cae-a2cf-62baba958810', 1, 2, 233.47),
    ('675ad461-7e65-4ba5-a3e6-61595aecfabb', '6aed8872-6ea6-405e-a028-80569db59658', '179a071e-518a-4452-ab4b-1b75321c5296', 2, 2, 139.94),
    ('341aa3ee-f999-4f18-b845-7b3a81a5008a', '6aed8872-6ea6-405e-a028-80569db59658', '203943f6-5c32-4a6d-97ba-38b69304106e', 3, 1, 92.83),
    ('20a87932-4c99-46af-8693-07f8512d126e', '4dc1d327-5ade-43ca-812e-da4100ab68b8', 'c8c614b2-7b84-44d1-8e31-704187ddaeb7', 1, 1, 171.75),
    ('67f186a2-e2b6-450c-8de6-3750b9015459', '4dc1d327-5ade-43ca-812e-da4100ab68b8', '8d118e37-8172-4a07-9bab-27f604b8157d', 2, 6, 6.92),
    ('309ff5b2-0be0-471d-b197-05ee1bc6b08b', '4dc1d327-5ade-43ca-812e-da4100ab68b8', '83239ef5-4ba2-4161-8fb9-af5084768b8c', 3, 1, 110.52),
    ('b247801d-ac77-4055-8076-e64b25a52d39', '9fb9d8f6-5dc1-4bce-b445-6d5b223be9e7', '32c32444-a48c-4d5c-81fe-b6249df2025f', 1, 2, 17.21),
    ('a0123246-7537-4466-9233-0a67aac0a780', '9fb9d8f6-5dc1-4bce-b445-6d5b223be9e7', '332dd331-3a0b-4965-bda6-c6fdbd685167', 2, 1, 133.19),
    ('6bec1ab7-0977-4df3-8e84-465a2e698e5f', '9fb9d8f6-5dc1-4bce-b445-6d5b223be9e7', '81b1c025-d1e4-40a3-b393-2904757f1cba', 3, 1, 96.79),
    ('c95ab050-2381-41e9-a296-9d35df3648fb', '9fb9d8f6-5dc1-4bce-b445-6d5b223be9e7', '86e3e726-0b0f-473b-9114-e0689f27f52c', 4, 2, 89.67),
    ('053869eb-5187-46ec-b8c4-01a16bfa1535', 'df0c92b9-250a-42a2-a361-bca2104c968a', '2c1eea1f-2659-44a7-9c96-6f46c6aa7d55', 1, 1, 3.18),
    ('d32339ae-0a14-4579-85ab-e2ed914829fa', 'df0c92b9-250a-42a2-a361-bca2104c968a', '81365acc-3f88-4f59-8373-6dcca7f0c99e', 2, 6, 166.64),
    ('724bf80b-6797-4ab1-8b2b-50b5b21a30cc', 'df0c92b9-250a-42a2-a361-bca2104c968a', '04d2be09-a0b5-4864-9cff-f0548efba442', 3, 1, 149.81),
    ('a8ce4082-f00e-40f8-9e3d-856b978b6641', '59af6769-e486-437d-bff4-ef93d2253c87', 'f9c9c679-a661-462c-bd65-680c3b1185d9', 1, 12, 69.14),
    ('153a8e30-1a1f-40d1-bc7e-80c169942abd', '59af6769-e486-437d-bff4-ef93d2253c87', '14a0b00b-b835-48a5-8414-5e878c9a3751', 2, 2, 183.48),
    ('6d4fdbf8-03f9-473e-807c-30a826da053e', '59af6769-e486-437d-bff4-ef93d2253c87', 'ed448d4e-ee24-4c43-b43a-b9e212b92a01', 3, 1, 1.95);

-- Corrected by hand after the export.
INSERT INTO prep_seed.tb_order_line (id, fk_order_id, fk_product_id, line_no, quantity, unit_price) VALUES ('f7629cb0-fc94-4a42-8f25-d23dab5b95f4', '59af6769-e486-437d-bff4-ef93d2253c87', '4305e986-8629-4bb5-af5b-411b24491df6', 4, 2, 31.49);
INSERT INTO prep_seed.tb_order_line (id, fk_order_id, fk_product_id, line_no, quantity, unit_price) VALUES ('b82763ba-4683-4f5b-948d-09c878eabc3a', '0fc05531-0b43-46dd-801a-2fd3e74c00f4', 'bfdefc15-86ce-43f9-9a4f-44f9a6511445', 1, 12, 239.91);
INSERT INTO prep_seed.tb_order_line (id, fk_order_id, fk_product_id, line_no, quantity, unit_price) VALUES ('bf4b3d45-c626-4064-9da9-e5c90cd5e3e3', 'f0e02c42-a824-49f1-9d09-49799cd5f2bb', 'f662222e-4dc4-4c8c-970b-a858a53fddc9', 1, 1, 14.21);
INSERT INTO prep_seed.tb_order_line (id, fk_order_id, fk_product_id, line_no, quantity, unit_price) VALUES ('7f834533-b590-4f57-beb7-980da0ed7277', 'f0e02c42-a824-49f1-9d09-49799cd5f2bb', '179a071e-518a-4452-ab4b-1b75321c5296', 2, 2, 139.94);
INSERT INTO prep_seed.tb_order_line (id, fk_order_id, fk_product_id, line_no, quantity, unit_price) VALUES ('03c55116-0f80-44a8-82eb-2c86082f1a43', 'a03f2a2b-4cde-4e5a-8053-0be24f33b0ee', '580dc5ab-6a8a-49cb-b405-6360ba28a679', 1, 6, 100.84);
INSERT INTO prep_seed.tb_order_line (id, fk_order_id, fk_product_id, line_no, quantity, unit_price) VALUES ('f52bc655-2a7e-4806-b9a1-6b9ebabcb4aa', '771ba4ba-e989-4a51-8ec4-9ab46fc820d2', '83239ef5-4ba2-4161-8fb9-af5084768b8c', 1, 1, 110.52);
INSERT INTO prep_seed.tb_order_line (id, fk_order_id, fk_product_id, line_no, quantity, unit_price) VALUES ('ba4ee77a-9330-4a45-b2e1-eecd5e18c712', '771ba4ba-e989-4a51-8ec4-9ab46fc820d2', 'd1dcec53-212a-4d9b-b17a-9262453bf491', 2, 12, 61.39);
INSERT INTO prep_seed.tb_order_line (id, fk_order_id, fk_product_id, line_no, quantity, unit_price) VALUES ('cc1fd5c7-f763-4f70-8518-98072a9dcb87', '771ba4ba-e989-4a51-8ec4-9ab46fc820d2', '4305e986-8629-4bb5-af5b-411b24491df6', 3, 3, 31.49);
INSERT INTO prep_seed.tb_order_line (id, fk_order_id, fk_product_id, line_no, quantity, unit_price) VALUES ('62bfb10e-7a1a-4293-baff-bc9acd45f31a', 'e42a872f-55e4-415b-af8e-652109eff2b4', '7b7fec4b-0331-4ead-8229-30ae9158d4a8', 1, 2, 205.43);
INSERT INTO prep_seed.tb_order_line (id, fk_order_id, fk_product_id, line_no, quantity, unit_price) VALUES ('4ad9f598-5579-45e0-a11a-e38dc13897b4', 'e42a872f-55e4-415b-af8e-652109eff2b4', 'ed4142ba-e972-4f3f-9c89-c0017c4ea603', 2, 1, 95.68);
