import { defineCsvExport } from '#lib/csv/define-csv-export.ts';
import { listStaff } from './list-staff.ts';

/** The staff list as it is filtered, as a file. */
export const exportStaff = defineCsvExport({
  name: 'identity.export_staff',
  list: listStaff,
  columns: {
    name: (row) => row.name,
    email: (row) => row.email,
    status: (row) => row.status,
    roles: (row) => row.roles.map((role) => role.name).join('; '),
    last_login_at: (row) => row.lastLoginAt,
    created_at: (row) => row.createdAt,
  },
});
