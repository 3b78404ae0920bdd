-- The deepest categories come first: the resolver makes all rows before it links them.
INSERT INTO prep_seed.tb_category (id, fk_parent_category_id, name, position) VALUES
    ('12bd4ace-faec-4d38-8be4-bcfc49b64a08', '57ee05cd-e009-42c7-bebf-f20686734721', 'Chef''s knives', 1),
    ('c1d3fcff-2a3a-44d4-ab0a-18e8830e07bc', '57ee05cd-e009-42c7-bebf-f20686734721', 'Bread knives', 2),
    ('6bf46c69-7d2c-4f82-8eea-cbe226e87555', '57ee05cd-e009-42c7-bebf-f20686734721', 'Pocket knives', 3),
    ('98289fcd-59a5-4a7b-b1fe-e08f57124242', 'c3baea9e-13de-4f86-ab10-31d0f646e1f4', 'Copper', 1),
    ('119a72d1-74c9-4f6a-8c01-1cdd9474031b', 'c3baea9e-13de-4f86-ab10-31d0f646e1f4', 'Cast iron', 2),
    ('b2715945-795e-4229-851a-bd81f1d69ed6', 'c3baea9e-13de-4f86-ab10-31d0f646e1f4', 'Enamel', 3),
    ('e3151288-62c3-4a4f-a774-eb5248db40af', '4f426dcb-b394-4b36-bb2d-420f0f88080b', 'Tins', 1),
    ('5affb229-7631-4992-90ce-583505c6af07', '4f426dcb-b394-4b36-bb2d-420f0f88080b', 'Rolling pins', 2),
    ('66d22876-72fd-4202-aa96-fb1a14a0f9e7', 'df1582b0-eab4-47d2-b415-479c65dc9f50', 'Stoneware', 1),
    ('6e36aab0-d1bc-42d9-a30d-977ee2257159', 'df1582b0-eab4-47d2-b415-479c65dc9f50', 'Porcelain', 2),
    ('153e7c2a-26a2-40bd-9b12-87fff52ddf5d', '5bd86d40-fc89-4b4a-ba50-df4db4d66a3a', 'Wine', 1),
    ('3bbbe9ea-a894-4c89-8b61-867626bb7dbd', '5bd86d40-fc89-4b4a-ba50-df4db4d66a3a', 'Water', 2),
    ('30cbc97d-0fef-4928-8683-6886a260cd0b', '1a81682c-64e5-4cad-b623-7a0465e7e423', 'Strawberry', 1),
    ('298cb3a5-70cc-4c31-8571-810afc132d0d', '1a81682c-64e5-4cad-b623-7a0465e7e423', 'Apricot', 2),
    ('1a358ca0-0d75-485d-89c9-4309570dc195', '1a81682c-64e5-4cad-b623-7a0465e7e423', 'Quince', 3),
    ('7cf20724-d953-4e26-bd87-cec31f7296ab', '5d39d0a8-9a2e-480f-b8ee-8571f4998d7c', 'Planes', 1),
    ('15fc899e-4fd5-4dbe-9bdc-968b7afb2c68', '5d39d0a8-9a2e-480f-b8ee-8571f4998d7c', 'Chisels', 2),
    ('bd87a865-57b6-4b7e-afea-a1551a28f7b3', '5d39d0a8-9a2e-480f-b8ee-8571f4998d7c', 'Saws', 3);

-- The top has no parent. The type of the first branch decides that of the others.
INSERT INTO prep_seed.tb_category (id, fk_parent_category_id, name, position)
SELECT '1012f037-b64c-4422-8c38-fb2918f135d2'::uuid, NULL::uuid, 'Kitchen', 1
UNION ALL
SELECT 'ae2eb154-7f15-4524-b4b9-b5df9e7769b1', NULL, 'Table', 2
UNION ALL
SELECT '95e761d1-7731-4f10-b06b-f2efc6f87718', NULL, 'Garden', 3
UNION ALL
SELECT 'cb5c7427-3f98-4277-9cbd-87ad5c90a958', NULL, 'Pantry', 4
UNION ALL
SELECT '14f4733f-3e7d-4bfb-a7a2-ea20b2f14c94', NULL, 'Workshop', 5;

INSERT INTO prep_seed.tb_category (id, fk_parent_category_id, name, position)
SELECT '57ee05cd-e009-42c7-bebf-f20686734721'::uuid, '1012f037-b64c-4422-8c38-fb2918f135d2'::uuid, 'Knives', 1
UNION ALL SELECT 'c3baea9e-13de-4f86-ab10-31d0f646e1f4'::uuid, '1012f037-b64c-4422-8c38-fb2918f135d2'::uuid, 'Pots and pans', 2
UNION ALL SELECT '4f426dcb-b394-4b36-bb2d-420f0f88080b'::uuid, '1012f037-b64c-4422-8c38-fb2918f135d2'::uuid, 'Baking', 3
UNION ALL SELECT '0f17a300-7e62-4a0a-9df9-fd789c653938'::uuid, '1012f037-b64c-4422-8c38-fb2918f135d2'::uuid, 'Scales', 4
UNION ALL SELECT 'bd0561e6-211c-40cf-9995-2399c4aaeac1'::uuid, '1012f037-b64c-4422-8c38-fb2918f135d2'::uuid, 'Preserving jars', 5
UNION ALL SELECT 'df1582b0-eab4-47d2-b415-479c65dc9f50'::uuid, 'ae2eb154-7f15-4524-b4b9-b5df9e7769b1'::uuid, 'Plates', 1
UNION ALL SELECT '5bd86d40-fc89-4b4a-ba50-df4db4d66a3a'::uuid, 'ae2eb154-7f15-4524-b4b9-b5df9e7769b1'::uuid, 'Glasses', 2
UNION ALL SELECT '2eae05cf-96d0-4c5f-a4c2-8c2e7c26847f'::uuid, 'ae2eb154-7f15-4524-b4b9-b5df9e7769b1'::uuid, 'Cutlery', 3
UNION ALL SELECT '6b4013ef-254b-4c4e-a10c-4759482c9cbc'::uuid, 'ae2eb154-7f15-4524-b4b9-b5df9e7769b1'::uuid, 'Table linen', 4
UNION ALL SELECT 'f3fe39c0-5190-48f5-90fb-bd119c1caaf7'::uuid, '95e761d1-7731-4f10-b06b-f2efc6f87718'::uuid, 'Tools', 1
UNION ALL SELECT 'f341e07a-83f7-4f16-8bf4-a8b2b0c4312d'::uuid, '95e761d1-7731-4f10-b06b-f2efc6f87718'::uuid, 'Pots', 2
UNION ALL SELECT 'c7ac1491-def8-4334-b647-cb8f74e69a5d'::uuid, '95e761d1-7731-4f10-b06b-f2efc6f87718'::uuid, 'Seeds', 3
UNION ALL SELECT '1a81682c-64e5-4cad-b623-7a0465e7e423'::uuid, 'cb5c7427-3f98-4277-9cbd-87ad5c90a958'::uuid, 'Jam', 1
UNION ALL SELECT '19f9919c-895f-47b3-a6b9-4c7f9118bb16'::uuid, 'cb5c7427-3f98-4277-9cbd-87ad5c90a958'::uuid, 'Honey', 2
UNION ALL SELECT 'dfd43f37-1200-439d-9687-39fa9d1de2a0'::uuid, 'cb5c7427-3f98-4277-9cbd-87ad5c90a958'::uuid, 'Oil; vinegar', 3
UNION ALL SELECT 'a268aa87-2607-479d-a050-914a9d33a01c'::uuid, 'cb5c7427-3f98-4277-9cbd-87ad5c90a958'::uuid, 'Spices', 4
UNION ALL SELECT '5d39d0a8-9a2e-480f-b8ee-8571f4998d7c'::uuid, '14f4733f-3e7d-4bfb-a7a2-ea20b2f14c94'::uuid, 'Hand tools', 1
UNION ALL SELECT '29540a6e-b12a-41f6-842f-ddbb7a86f7a2'::uuid, '14f4733f-3e7d-4bfb-a7a2-ea20b2f14c94'::uuid, 'Clamps', 2
UNION ALL SELECT '873be078-f3b7-450d-a373-ca533488f876'::uuid, '14f4733f-3e7d-4bfb-a7a2-ea20b2f14c94'::uuid, 'Finishes -- oils and waxes', 3;
