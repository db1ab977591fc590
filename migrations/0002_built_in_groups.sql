-- The groups that every shop has and nobody can delete.

INSERT INTO groups (id, name_en, name_ja, audience, built_in) VALUES
    ('01900000-0000-7000-8000-000000000001', 'Administrators', '管理者', 'staff', 'administrators'),
    ('01900000-0000-7000-8000-000000000002', 'CSR', 'カスタマーサービス', 'staff', 'csr'),
    ('01900000-0000-7000-8000-000000000003', 'Operators', 'オペレーター', 'staff', 'operators'),
    ('01900000-0000-7000-8000-000000000004', 'Buyers', '購入担当者', 'customer', 'buyers');

-- Administrators cannot order on behalf: that right belongs to CSRs, who have no administrative ones.
INSERT INTO page_access (group_id, page) VALUES
    ('01900000-0000-7000-8000-000000000001', 'orders'),
    ('01900000-0000-7000-8000-000000000002', 'orders'),
    ('01900000-0000-7000-8000-000000000002', 'order_on_behalf'),
    ('01900000-0000-7000-8000-000000000003', 'orders'),
    ('01900000-0000-7000-8000-000000000004', 'storefront');
