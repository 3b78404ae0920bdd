-- Manufacturers, one INSERT with many rows.
INSERT INTO prep_seed.tb_manufacturer (id, identifier, name, country) VALUES
    ('6513270e-269e-4d37-82a7-4de452e6b438', 'MF-001', 'Aalto & Sons', 'FI'),
    ('1818e811-892f-402b-a23f-0824128b2f33', 'MF-002', 'Bergmann Werkzeuge', 'DE'),
    ('81e74ef5-e8e2-4d94-9ed9-04759531985d', 'MF-003', 'Conserveries du Lac', 'FR'),
    ('6b0d549b-6f03-475a-8600-a35a099950d8', 'MF-004', 'D''Angelo Fratelli', 'IT'),
    ('6cad4a26-8d11-4ece-8738-f7d93d9c1724', 'MF-005', 'Eskola Oy', 'FI'),
    ('f28c105d-1fb1-4c23-90c1-92cfd3ac94af', 'MF-006', 'Fjord Outdoor', 'NO'),
    ('f29d0da9-953f-48f1-809f-76b5a170b338', 'MF-007', 'Grande-Rivière', 'FR'),
    ('0cb1e29c-658c-4a14-95e6-0af593bd04cf', 'MF-008', 'Hartmann', 'DE'),
    ('2217bead-dbc4-46cb-ae81-973e0becd7b0', 'MF-009', 'Iwate Cast Iron', 'JP'),
    ('1e27a1c0-8a6a-43ec-a4ed-e6a46b4cb242', 'MF-010', 'Jansen Bakvormen', 'NL'),
    ('2e44158b-ae97-4a94-80ed-a82f8f6d0558', 'MF-011', 'Kalmar Glas', 'SE'),
    ('301850c5-a38f-4547-a23a-736994e3bf91', 'MF-012', 'Lumière Céramique', 'FR');
