-- The deepest categories come first: the resolver makes all rows before it links them.
INSERT INTO prep_seed.tb_category (id, fk_parent_category_id, name, position) VALUES
    ('637e5e89-62fb-442b-8664-87efc104ec5f', 'a24cac4b-de4e-4231-89a2-50c792bb8d36', 'Chef''s knives', 1),
    ('75f02487-c29d-40ef-ae5b-d2a4c8973701', 'a24cac4b-de4e-4231-89a2-50c792bb8d36', 'Bread knives', 2),
    ('7ac287fc-f3a7-4c4e-9e57-795fbbbc9138', 'a24cac4b-de4e-4231-89a2-50c792bb8d36', 'Pocket knives', 3),
    ('c77dc60a-f323-4475-9f53-a6768ff55d38', '3a61282c-dd85-4c8e-ba25-14a30b842440', 'Copper', 1),
    ('e4762263-f086-4276-b60e-8228f6040d40', '3a61282c-dd85-4c8e-ba25-14a30b842440', 'Cast iron', 2),
    ('7ce10609-e9f9-4ec3-a0d1-95419baf1dc3', '3a61282c-dd85-4c8e-ba25-14a30b842440', 'Enamel', 3),
    ('480321db-19a8-4b3e-a2bd-df01b3620503', '0ab9cd3a-1bbe-409c-94b3-179ee1e29208', 'Tins', 1),
    ('cb9f194b-5129-43d6-ba48-35baaa581d9b', '0ab9cd3a-1bbe-409c-94b3-179ee1e29208', 'Rolling pins', 2),
    ('b6340e6b-6d2c-4774-968b-715202e7fc9a', '5f89d41e-1c2a-4505-8c02-bfc2b559a04d', 'Stoneware', 1),
    ('8834ef92-d89d-4549-8bce-1484b0ae69bb', '5f89d41e-1c2a-4505-8c02-bfc2b559a04d', 'Porcelain', 2),
    ('d24a9c60-6b8f-4b95-9ddc-fc84832e8311', '97ecf2b1-17a5-4a55-937e-5e4e8ff78584', 'Wine', 1),
    ('72361f2e-39c5-4a8f-aa0c-83b28b7cb400', '97ecf2b1-17a5-4a55-937e-5e4e8ff78584', 'Water', 2),
    ('c97a5d46-67d1-4a24-847c-18140553aa64', 'a3d94a3e-eacf-4fc7-9d0c-7fd04a6a45b5', 'Strawberry', 1),
    ('ca59b626-fbf7-4c69-b847-10f4c67917b6', 'a3d94a3e-eacf-4fc7-9d0c-7fd04a6a45b5', 'Apricot', 2),
    ('e51b790d-8144-4cd8-965d-0325f503d1c2', 'a3d94a3e-eacf-4fc7-9d0c-7fd04a6a45b5', 'Quince', 3),
    ('2d656479-0bce-45d5-9fb0-ec3ff8c415a3', 'a4df2395-b1ab-41b9-8621-51bb641a0e1a', 'Planes', 1),
    ('7080a4cf-d76c-4796-a468-fa7f1fb8235f', 'a4df2395-b1ab-41b9-8621-51bb641a0e1a', 'Chisels', 2),
    ('84ab5121-46d6-4c33-956b-adcce78b380a', 'a4df2395-b1ab-41b9-8621-51bb641a0e1a', 'Saws', 3);

-- The top has no parent. The type of the first branch decides that of the others.
INSERT INTO prep_seed.tb_category (id, fk_parent_category_id, name, position)
SELECT '0d3a9c8a-4c60-4310-826f-739506df41fe'::uuid, NULL::uuid, 'Kitchen', 1
UNION ALL
SELECT '0f4571a3-185f-475b-9a28-a832f30a0dd6', NULL, 'Table', 2
UNION ALL
SELECT '01d66821-4bd2-405b-a8ff-2d9bc7a3e3f5', NULL, 'Garden', 3
UNION ALL
SELECT '7bc25c58-78b9-4e7a-95c4-2b8ae1d6ebce', NULL, 'Pantry', 4
UNION ALL
SELECT '31f9a5b8-f1df-4a35-b112-b1f6014893bd', NULL, 'Workshop', 5;

INSERT INTO prep_seed.tb_category (id, fk_parent_category_id, name, position)
SELECT 'a24cac4b-de4e-4231-89a2-50c792bb8d36'::uuid, '0d3a9c8a-4c60-4310-826f-739506df41fe'::uuid, 'Knives', 1
UNION ALL SELECT '3a61282c-dd85-4c8e-ba25-14a30b842440'::uuid, '0d3a9c8a-4c60-4310-826f-739506df41fe'::uuid, 'Pots and pans', 2
UNION ALL SELECT '0ab9cd3a-1bbe-409c-94b3-179ee1e29208'::uuid, '0d3a9c8a-4c60-4310-826f-739506df41fe'::uuid, 'Baking', 3
UNION ALL SELECT 'b7c31e48-a91c-4bad-ad12-c51249550790'::uuid, '0d3a9c8a-4c60-4310-826f-739506df41fe'::uuid, 'Scales', 4
UNION ALL SELECT '9da13695-5202-4f9b-a699-7c899f592c2f'::uuid, '0d3a9c8a-4c60-4310-826f-739506df41fe'::uuid, 'Preserving jars', 5
UNION ALL SELECT '5f89d41e-1c2a-4505-8c02-bfc2b559a04d'::uuid, '0f4571a3-185f-475b-9a28-a832f30a0dd6'::uuid, 'Plates', 1
UNION ALL SELECT '97ecf2b1-17a5-4a55-937e-5e4e8ff78584'::uuid, '0f4571a3-185f-475b-9a28-a832f30a0dd6'::uuid, 'Glasses', 2
UNION ALL SELECT '1dd10bb4-b756-4bea-b90d-114405fa2a02'::uuid, '0f4571a3-185f-475b-9a28-a832f30a0dd6'::uuid, 'Cutlery', 3
UNION ALL SELECT 'f10d382b-b623-4ab1-8aad-cfa2a5cfae5c'::uuid, '0f4571a3-185f-475b-9a28-a832f30a0dd6'::uuid, 'Table linen', 4
UNION ALL SELECT '3fb8c1b2-1c71-4b6e-afa0-56741d0b328d'::uuid, '01d66821-4bd2-405b-a8ff-2d9bc7a3e3f5'::uuid, 'Tools', 1
UNION ALL SELECT '51982527-3416-451e-b178-21cf0fceb2d9'::uuid, '01d66821-4bd2-405b-a8ff-2d9bc7a3e3f5'::uuid, 'Pots', 2
UNION ALL SELECT 'f454cb05-8a56-4913-92f8-75a64323591e'::uuid, '01d66821-4bd2-405b-a8ff-2d9bc7a3e3f5'::uuid, 'Seeds', 3
UNION ALL SELECT 'a3d94a3e-eacf-4fc7-9d0c-7fd04a6a45b5'::uuid, '7bc25c58-78b9-4e7a-95c4-2b8ae1d6ebce'::uuid, 'Jam', 1
UNION ALL SELECT '21af3880-da49-4e98-9bce-db9602e8ac7e'::uuid, '7bc25c58-78b9-4e7a-95c4-2b8ae1d6ebce'::uuid, 'Honey', 2
UNION ALL SELECT 'ab2fadd1-a93e-4522-b35d-54ac8bf81852'::uuid, '7bc25c58-78b9-4e7a-95c4-2b8ae1d6ebce'::uuid, 'Oil; vinegar', 3
UNION ALL SELECT 'cb2a0405-e7eb-4d53-a828-6f5bb82e6eac'::uuid, '7bc25c58-78b9-4e7a-95c4-2b8ae1d6ebce'::uuid, 'Spices', 4
UNION ALL SELECT 'a4df2395-b1ab-41b9-8621-51bb641a0e1a'::uuid, '31f9a5b8-f1df-4a35-b112-b1f6014893bd'::uuid, 'Hand tools', 1
UNION ALL SELECT '75edb204-7c6a-4e2a-9594-c05f98a8a6e0'::uuid, '31f9a5b8-f1df-4a35-b112-b1f6014893bd'::uuid, 'Clamps', 2
UNION ALL SELECT '00d781c6-5598-43f0-ade8-4c4c0dccce7a'::uuid, '31f9a5b8-f1df-4a35-b112-b1f6014893bd'::uuid, 'Finishes -- oils and waxes', 3;
