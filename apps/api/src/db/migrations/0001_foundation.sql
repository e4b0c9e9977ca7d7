CREATE TABLE "bank_csv_formats" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"mapping" jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "bank_csv_formats_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "bank_csv_formats_name" UNIQUE("tenant_id","name")
);
--> statement-breakpoint
ALTER TABLE "bank_csv_formats" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "bank_lines" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"statement_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"account" text NOT NULL,
	"entry_ref" text NOT NULL,
	"booked_on" date NOT NULL,
	"value_on" date,
	"amount_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"counterparty_name" text NOT NULL,
	"counterparty_account" text NOT NULL,
	"remittance" text NOT NULL,
	"status" text NOT NULL,
	"client_id" uuid,
	"payment_id" uuid,
	"match" jsonb,
	"ignored_reason" text,
	"decided_by_name" text,
	"decided_at" timestamp with time zone,
	CONSTRAINT "bank_lines_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "bank_lines_entry" UNIQUE("tenant_id","account","entry_ref","booked_on","amount_minor"),
	CONSTRAINT "bank_lines_payment" UNIQUE("tenant_id","payment_id"),
	CONSTRAINT "bank_lines_status" CHECK (status in ('open', 'matched', 'credited', 'ignored', 'outgoing')),
	CONSTRAINT "bank_lines_amount" CHECK (amount_minor <> 0),
	CONSTRAINT "bank_lines_booked" CHECK ((status in ('matched', 'credited')) = (payment_id is not null)),
	CONSTRAINT "bank_lines_ignored" CHECK ((status = 'ignored') = (ignored_reason is not null))
);
--> statement-breakpoint
ALTER TABLE "bank_lines" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "bank_statements" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"format" text NOT NULL,
	"file_name" text NOT NULL,
	"account" text NOT NULL,
	"currency" text NOT NULL,
	"statement_ref" text,
	"from_on" date,
	"to_on" date,
	"opening_minor" bigint,
	"closing_minor" bigint,
	"imported_by_name" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "bank_statements_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "bank_statements_format" CHECK (format in ('camt053', 'csv')),
	CONSTRAINT "bank_statements_balances" CHECK (abs(opening_minor) < 1000000000000000 and abs(closing_minor) < 1000000000000000)
);
--> statement-breakpoint
ALTER TABLE "bank_statements" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "invoice_lines" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"invoice_id" uuid NOT NULL,
	"client_id" uuid NOT NULL,
	"subscription_id" uuid,
	"kind" text NOT NULL,
	"description" text NOT NULL,
	"period_start" date,
	"period_end" date,
	"starts_at" timestamp with time zone,
	"ends_at" timestamp with time zone,
	"quantity" numeric(38, 12) NOT NULL,
	"unit_price" numeric(38, 12) NOT NULL,
	"currency" text NOT NULL,
	"amount_minor" bigint DEFAULT 0 NOT NULL,
	"discount_minor" bigint DEFAULT 0 NOT NULL,
	"discounts" jsonb,
	"sold" jsonb,
	"net_minor" bigint NOT NULL,
	"tax_minor" bigint NOT NULL,
	"total_minor" bigint NOT NULL,
	"tax_category" text NOT NULL,
	"tax_name" text,
	"tax_rate" numeric(38, 12) NOT NULL,
	"tax" jsonb,
	"tax_country" text,
	"tax_reason_code" text,
	"tax_text_key" text,
	"tax_why" jsonb,
	"taxes" jsonb,
	"why" jsonb,
	"rate_key" text,
	"rate_quantity" numeric(38, 12),
	"corrects_line_id" uuid,
	"is_voided" boolean DEFAULT false NOT NULL,
	"is_renewal" boolean DEFAULT false NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "invoice_lines_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "invoice_lines_kind" CHECK (kind in ('recurring', 'change', 'usage', 'setup', 'one_off', 'minimum', 'late_fee', 'discount', 'credit')),
	CONSTRAINT "invoice_lines_corrects_kind" CHECK (kind <> 'credit' or corrects_line_id is not null),
	CONSTRAINT "invoice_lines_total" CHECK (net_minor + tax_minor = total_minor)
);
--> statement-breakpoint
ALTER TABLE "invoice_lines" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "invoices" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"client_id" uuid NOT NULL,
	"kind" text DEFAULT 'invoice' NOT NULL,
	"number" text,
	"status" text NOT NULL,
	"currency" text NOT NULL,
	"locale" text NOT NULL,
	"is_tax_inclusive" boolean NOT NULL,
	"net_minor" bigint NOT NULL,
	"tax_minor" bigint NOT NULL,
	"total_minor" bigint NOT NULL,
	"paid_minor" bigint NOT NULL,
	"held_minor" bigint DEFAULT 0 NOT NULL,
	"returned_minor" bigint DEFAULT 0 NOT NULL,
	"disputed_minor" bigint DEFAULT 0 NOT NULL,
	"credited_minor" bigint DEFAULT 0 NOT NULL,
	"written_off_minor" bigint DEFAULT 0 NOT NULL,
	"based_on_id" uuid,
	"is_debit_note" boolean DEFAULT false NOT NULL,
	"is_gathering" boolean DEFAULT false NOT NULL,
	"is_order" boolean DEFAULT false NOT NULL,
	"seller" jsonb,
	"buyer" jsonb,
	"payment_reference" text,
	"issued_on" date,
	"due_on" date,
	"tax_exchange" jsonb,
	"due_why" jsonb,
	"created_at" timestamp with time zone NOT NULL,
	"issued_at" timestamp with time zone,
	"paid_at" timestamp with time zone,
	"paid_on" date,
	"voided_at" timestamp with time zone,
	"void_reason" text,
	CONSTRAINT "invoices_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "invoices_status" CHECK (status in ('draft', 'pending_tax', 'issued', 'paid', 'void', 'uncollectible')),
	CONSTRAINT "invoices_total" CHECK (net_minor + tax_minor = total_minor),
	CONSTRAINT "invoices_kind" CHECK (kind in ('invoice', 'proforma', 'credit_note')),
	CONSTRAINT "invoices_debit_note" CHECK (not is_debit_note or (kind = 'invoice' and based_on_id is not null)),
	CONSTRAINT "invoices_amounts" CHECK (paid_minor >= 0 and held_minor >= 0 and returned_minor >= 0 and disputed_minor >= 0 and credited_minor >= 0 and written_off_minor >= 0),
	CONSTRAINT "invoices_paid" CHECK (paid_minor - returned_minor - disputed_minor + credited_minor + written_off_minor <= greatest(total_minor, 0))
);
--> statement-breakpoint
ALTER TABLE "invoices" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "payment_links" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"client_id" uuid NOT NULL,
	"invoice_id" uuid,
	"token_hash" "bytea" NOT NULL,
	"made_by_name" text,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "payment_links_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "payment_links_token" UNIQUE("tenant_id","token_hash")
);
--> statement-breakpoint
ALTER TABLE "payment_links" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "billing_accounts" (
	"tenant_id" uuid NOT NULL,
	"client_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"booked_to" date,
	CONSTRAINT "billing_accounts_tenant_id_client_id_pk" PRIMARY KEY("tenant_id","client_id")
);
--> statement-breakpoint
ALTER TABLE "billing_accounts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "charge_attempts" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"client_id" uuid NOT NULL,
	"invoice_id" uuid NOT NULL,
	"nth" integer NOT NULL,
	"attempted_on" date NOT NULL,
	"attempted_at" timestamp with time zone NOT NULL,
	"amount_minor" bigint NOT NULL,
	"method_id" text NOT NULL,
	"result" text NOT NULL,
	CONSTRAINT "charge_attempts_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "charge_attempts_nth" UNIQUE("tenant_id","invoice_id","nth"),
	CONSTRAINT "charge_attempts_result" CHECK (result in ('in_flight', 'unknown', 'soft', 'hard', 'failed', 'succeeded')),
	CONSTRAINT "charge_attempts_amount" CHECK (amount_minor > 0)
);
--> statement-breakpoint
ALTER TABLE "charge_attempts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "dunning_exemptions" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"client_id" uuid NOT NULL,
	"invoice_id" uuid,
	"kinds" text[],
	"reason" text NOT NULL,
	"until" date,
	"made_by_name" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "dunning_exemptions_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "dunning_exemptions_kinds" CHECK (cardinality(kinds) > 0)
);
--> statement-breakpoint
ALTER TABLE "dunning_exemptions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "dunning_steps" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"client_id" uuid NOT NULL,
	"invoice_id" uuid NOT NULL,
	"step" text NOT NULL,
	"taken_on" date NOT NULL,
	"is_skipped" boolean NOT NULL,
	CONSTRAINT "dunning_steps_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "dunning_steps_step" UNIQUE("tenant_id","invoice_id","step")
);
--> statement-breakpoint
ALTER TABLE "dunning_steps" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "coupon_codes" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"coupon_id" uuid NOT NULL,
	"code" text NOT NULL,
	"max_redemptions" integer,
	"redeemed" integer DEFAULT 0 NOT NULL,
	"is_generated" boolean NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "coupon_codes_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "coupon_codes_code" UNIQUE("tenant_id","code"),
	CONSTRAINT "coupon_codes_capitals" CHECK (code = upper(code) and code <> ''),
	CONSTRAINT "coupon_codes_limit" CHECK (redeemed >= 0 and (max_redemptions is null or redeemed <= max_redemptions))
);
--> statement-breakpoint
ALTER TABLE "coupon_codes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "coupon_redemptions" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"client_id" uuid NOT NULL,
	"coupon_id" text NOT NULL,
	"code_id" uuid,
	"code" text,
	"terms" jsonb,
	"subscription_ids" uuid[],
	"invoice_id" uuid,
	"redeemed_at" timestamp with time zone NOT NULL,
	"redeemed_by_name" text,
	"uses" jsonb NOT NULL,
	"is_spent" boolean DEFAULT false NOT NULL,
	"ended_at" timestamp with time zone,
	"ended_as" text,
	"end_reason" text,
	CONSTRAINT "coupon_redemptions_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "coupon_redemptions_end" CHECK ((ended_at is null) = (ended_as is null)),
	CONSTRAINT "coupon_redemptions_ended_as" CHECK (ended_as in ('taken_off', 'given_back'))
);
--> statement-breakpoint
ALTER TABLE "coupon_redemptions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "coupons" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"rate" numeric(38, 12),
	"amounts" jsonb NOT NULL,
	"duration" text NOT NULL,
	"periods" integer,
	"product_ids" uuid[] NOT NULL,
	"cycles" text[] NOT NULL,
	"metrics" text[] DEFAULT '{}' NOT NULL,
	"includes_one_off" boolean NOT NULL,
	"valid_from" timestamp with time zone,
	"valid_until" timestamp with time zone,
	"max_redemptions" integer,
	"max_per_client" integer,
	"new_clients_only" boolean NOT NULL,
	"minimums" jsonb NOT NULL,
	"is_stackable" boolean NOT NULL,
	"note" text NOT NULL,
	"redeemed" integer DEFAULT 0 NOT NULL,
	"created_by_name" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"archived_at" timestamp with time zone,
	CONSTRAINT "coupons_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "coupons_kind" CHECK (kind in ('percent', 'fixed', 'free_period')),
	CONSTRAINT "coupons_rate" CHECK ((kind = 'percent') = (rate is not null) and (rate is null or (rate > 0 and rate <= 1))),
	CONSTRAINT "coupons_duration" CHECK (duration in ('once', 'periods', 'forever')),
	CONSTRAINT "coupons_periods" CHECK ((duration = 'periods') = (periods is not null) and (periods is null or periods > 0)),
	CONSTRAINT "coupons_limit" CHECK (redeemed >= 0 and (max_redemptions is null or redeemed <= max_redemptions))
);
--> statement-breakpoint
ALTER TABLE "coupons" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "billed_periods" (
	"tenant_id" uuid NOT NULL,
	"subscription_id" uuid NOT NULL,
	"period_start" date NOT NULL,
	"client_id" uuid NOT NULL,
	"line_id" uuid NOT NULL,
	CONSTRAINT "billed_periods_tenant_id_subscription_id_period_start_pk" PRIMARY KEY("tenant_id","subscription_id","period_start")
);
--> statement-breakpoint
ALTER TABLE "billed_periods" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "document_numbers" (
	"tenant_id" uuid NOT NULL,
	"number" text NOT NULL,
	"invoice_id" uuid NOT NULL,
	"client_id" uuid NOT NULL,
	CONSTRAINT "document_numbers_tenant_id_number_pk" PRIMARY KEY("tenant_id","number")
);
--> statement-breakpoint
ALTER TABLE "document_numbers" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "ledger_keys" (
	"tenant_id" uuid NOT NULL,
	"business_key" text NOT NULL,
	"transaction_id" uuid NOT NULL,
	"client_id" uuid,
	CONSTRAINT "ledger_keys_tenant_id_business_key_pk" PRIMARY KEY("tenant_id","business_key")
);
--> statement-breakpoint
ALTER TABLE "ledger_keys" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "funds" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"client_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"currency" text NOT NULL,
	"left_minor" bigint NOT NULL,
	"priority" integer DEFAULT 0 NOT NULL,
	"expires_on" date,
	"line_kinds" text[],
	"payment_id" uuid,
	"reason" text,
	"expiry_told_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "funds_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "funds_kind" CHECK (kind in ('credit_note', 'granted', 'purchased')),
	CONSTRAINT "funds_left" CHECK (left_minor >= 0)
);
--> statement-breakpoint
ALTER TABLE "funds" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "ledger_entries" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"transaction_id" uuid NOT NULL,
	"client_id" uuid,
	"account" text NOT NULL,
	"subject" text,
	"invoice_id" uuid,
	"payment_id" uuid,
	"fund_id" uuid,
	"amount_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	CONSTRAINT "ledger_entries_tenant_id_transaction_id_id_pk" PRIMARY KEY("tenant_id","transaction_id","id"),
	CONSTRAINT "ledger_entries_account" CHECK (account in ('gateway_clearing', 'bank', 'receivable', 'disputed_receivable', 'tax_payable', 'deferred_revenue', 'client_credit', 'wallet_purchased', 'wallet_granted', 'unapplied_cash', 'revenue', 'discounts', 'late_fees', 'gateway_fees', 'write_off', 'dispute_fees', 'promotion', 'exchange_difference', 'rounding')),
	CONSTRAINT "ledger_entries_amount" CHECK (amount_minor <> 0)
);
--> statement-breakpoint
ALTER TABLE "ledger_entries" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "ledger_transactions" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"client_id" uuid,
	"kind" text NOT NULL,
	"business_key" text NOT NULL,
	"invoice_id" uuid,
	"description" text NOT NULL,
	"occurred_on" date NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "ledger_transactions_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "ledger_transactions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "catalog_texts" (
	"tenant_id" uuid NOT NULL,
	"owner_id" uuid NOT NULL,
	"locale" text NOT NULL,
	"field" text NOT NULL,
	"value" text NOT NULL,
	CONSTRAINT "catalog_texts_tenant_id_owner_id_locale_field_pk" PRIMARY KEY("tenant_id","owner_id","locale","field"),
	CONSTRAINT "catalog_texts_field" CHECK (field in ('name', 'tagline', 'description', 'features'))
);
--> statement-breakpoint
ALTER TABLE "catalog_texts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "option_choices" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"option_id" uuid NOT NULL,
	"key" text NOT NULL,
	"is_default" boolean NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "option_choices_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "option_choices_key" UNIQUE("tenant_id","option_id","key")
);
--> statement-breakpoint
ALTER TABLE "option_choices" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "option_prices" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"choice_id" uuid NOT NULL,
	"cycle" text NOT NULL,
	"currency" text NOT NULL,
	"price_minor" bigint NOT NULL,
	"setup_minor" bigint NOT NULL,
	CONSTRAINT "option_prices_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "option_prices_cycle" UNIQUE("tenant_id","choice_id","cycle","currency"),
	CONSTRAINT "option_prices_cycle_known" CHECK (cycle in ('one_time', 'monthly', 'quarterly', 'semi_annually', 'annually', 'biennially', 'triennially')),
	CONSTRAINT "option_prices_amounts" CHECK (price_minor >= 0 and setup_minor >= 0)
);
--> statement-breakpoint
ALTER TABLE "option_prices" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "product_categories" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"slug" text NOT NULL,
	"position" integer NOT NULL,
	"is_hidden" boolean DEFAULT false NOT NULL,
	CONSTRAINT "product_categories_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "product_categories_slug" UNIQUE("tenant_id","slug")
);
--> statement-breakpoint
ALTER TABLE "product_categories" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "product_components" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"plugin_id" text,
	"server_group_id" uuid,
	"settings" jsonb NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "product_components_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "product_components_kind" CHECK (kind in ('hosting_account', 'domain', 'certificate', 'server', 'one_off'))
);
--> statement-breakpoint
ALTER TABLE "product_components" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "product_fields" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"key" text NOT NULL,
	"kind" text NOT NULL,
	"timing" text NOT NULL,
	"is_required" boolean NOT NULL,
	"choices" text[] NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "product_fields_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "product_fields_key" UNIQUE("tenant_id","product_id","key"),
	CONSTRAINT "product_fields_kind" CHECK (kind in ('text', 'domain', 'choice', 'yes_no')),
	CONSTRAINT "product_fields_timing" CHECK (timing in ('before_payment', 'after_payment'))
);
--> statement-breakpoint
ALTER TABLE "product_fields" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "product_options" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"key" text NOT NULL,
	"kind" text NOT NULL,
	"min_quantity" integer,
	"max_quantity" integer,
	"position" integer NOT NULL,
	CONSTRAINT "product_options_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "product_options_key" UNIQUE("tenant_id","product_id","key"),
	CONSTRAINT "product_options_kind" CHECK (kind in ('choice', 'quantity', 'yes_no'))
);
--> statement-breakpoint
ALTER TABLE "product_options" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "product_prices" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"cycle" text NOT NULL,
	"currency" text NOT NULL,
	"price_minor" bigint NOT NULL,
	"setup_minor" bigint NOT NULL,
	"minimum_months" integer,
	"renewal_months" integer,
	"notice_days" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "product_prices_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "product_prices_cycle" UNIQUE("tenant_id","product_id","cycle","currency"),
	CONSTRAINT "product_prices_cycle_known" CHECK (cycle in ('one_time', 'monthly', 'quarterly', 'semi_annually', 'annually', 'biennially', 'triennially')),
	CONSTRAINT "product_prices_amounts" CHECK (price_minor >= 0 and setup_minor >= 0 and notice_days >= 0),
	CONSTRAINT "product_prices_contract" CHECK (minimum_months > 0 and (renewal_months is null or renewal_months > 0))
);
--> statement-breakpoint
ALTER TABLE "product_prices" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "product_upgrades" (
	"tenant_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"to_product_id" uuid NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "product_upgrades_tenant_id_product_id_to_product_id_pk" PRIMARY KEY("tenant_id","product_id","to_product_id"),
	CONSTRAINT "product_upgrades_other" CHECK (product_id <> to_product_id)
);
--> statement-breakpoint
ALTER TABLE "product_upgrades" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "products" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"category_id" uuid NOT NULL,
	"slug" text NOT NULL,
	"status" text NOT NULL,
	"tax_category" text NOT NULL,
	"stock" integer,
	"position" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "products_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "products_slug" UNIQUE("tenant_id","slug"),
	CONSTRAINT "products_status" CHECK (status in ('draft', 'active', 'hidden', 'retired')),
	CONSTRAINT "products_stock" CHECK (stock >= 0)
);
--> statement-breakpoint
ALTER TABLE "products" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "client_groups" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"color" text NOT NULL,
	"note" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "client_groups_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "client_groups_name" UNIQUE("tenant_id","name"),
	CONSTRAINT "client_groups_color" CHECK (color in ('neutral', 'info', 'success', 'warning', 'danger'))
);
--> statement-breakpoint
ALTER TABLE "client_groups" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "client_notes" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"client_id" uuid NOT NULL,
	"author_id" uuid,
	"author_name" text NOT NULL,
	"body" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "client_notes_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "client_notes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "clients" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"client_id" uuid NOT NULL,
	"client_group_id" uuid,
	"number" text NOT NULL,
	"name" text NOT NULL,
	"company" text,
	"email" text NOT NULL,
	"phone" text,
	"address_1" text,
	"address_2" text,
	"city" text,
	"region" text,
	"postcode" text,
	"country" text NOT NULL,
	"is_business" boolean DEFAULT false NOT NULL,
	"tax_id" text,
	"buyer_reference" text,
	"electronic_address" text,
	"tax_id_status" text,
	"tax_id_checked_at" timestamp with time zone,
	"tax_id_check_due_at" timestamp with time zone,
	"tax_id_unanswered" integer DEFAULT 0 NOT NULL,
	"exemption_reason" text,
	"exemption_code" text,
	"exemption_until" date,
	"invoice_timing" text DEFAULT 'default' NOT NULL,
	"invoice_day" integer,
	"currency" text NOT NULL,
	"locale" text NOT NULL,
	"status" text NOT NULL,
	"search_text" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "clients_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "clients_number" UNIQUE("tenant_id","number"),
	CONSTRAINT "clients_status" CHECK (status in ('active', 'inactive', 'closed')),
	CONSTRAINT "clients_invoice_timing" CHECK (invoice_timing in ('default', 'single', 'monthly')),
	CONSTRAINT "clients_invoice_day" CHECK (invoice_day between 1 and 28),
	CONSTRAINT "clients_tax_id_status" CHECK (tax_id_status in ('valid', 'invalid', 'unknown'))
);
--> statement-breakpoint
ALTER TABLE "clients" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "vat_checks" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"client_id" uuid,
	"tax_id" text NOT NULL,
	"outcome" text NOT NULL,
	"requester" text,
	"consultation_number" text,
	"name" text,
	"address" text,
	"fault" text,
	"answer" text NOT NULL,
	"source" text NOT NULL,
	"is_simulated" boolean NOT NULL,
	"checked_at" timestamp with time zone NOT NULL,
	CONSTRAINT "vat_checks_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "vat_checks_outcome" CHECK (outcome in ('valid', 'invalid', 'unavailable'))
);
--> statement-breakpoint
ALTER TABLE "vat_checks" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "api_keys" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"prefix" text NOT NULL,
	"secret_hash" "bytea" NOT NULL,
	"permissions" text[] NOT NULL,
	"allowed_ips" text[] NOT NULL,
	"created_by_id" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"last_used_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "api_keys_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "api_keys_prefix" UNIQUE("tenant_id","prefix"),
	CONSTRAINT "api_keys_expiry" CHECK (expires_at > created_at)
);
--> statement-breakpoint
ALTER TABLE "api_keys" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "client_contacts" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"client_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"grants" text[] NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "client_contacts_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "client_contacts_member" UNIQUE("tenant_id","client_id","user_id")
);
--> statement-breakpoint
ALTER TABLE "client_contacts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "mail_tokens" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"purpose" text NOT NULL,
	"address" text NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "mail_tokens_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "mail_tokens_hash" UNIQUE("tenant_id","token_hash"),
	CONSTRAINT "mail_tokens_purpose" CHECK (purpose in ('verify_email', 'reset_password', 'accept_invitation'))
);
--> statement-breakpoint
ALTER TABLE "mail_tokens" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "refresh_tokens" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"successor_encrypted" "bytea",
	"created_at" timestamp with time zone NOT NULL,
	"spent_at" timestamp with time zone,
	CONSTRAINT "refresh_tokens_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "refresh_tokens_hash" UNIQUE("tenant_id","token_hash")
);
--> statement-breakpoint
ALTER TABLE "refresh_tokens" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "role_parents" (
	"tenant_id" uuid NOT NULL,
	"role_id" uuid NOT NULL,
	"parent_id" uuid NOT NULL,
	CONSTRAINT "role_parents_tenant_id_role_id_parent_id_pk" PRIMARY KEY("tenant_id","role_id","parent_id")
);
--> statement-breakpoint
ALTER TABLE "role_parents" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "roles" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"description" text NOT NULL,
	"is_owner" boolean DEFAULT false NOT NULL,
	"permissions" text[] NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "roles_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "roles_name" UNIQUE("tenant_id","name")
);
--> statement-breakpoint
ALTER TABLE "roles" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "sessions" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"surface" text NOT NULL,
	"active_client_id" uuid,
	"impersonator_id" uuid,
	"impersonation_reason" text,
	"ip" text,
	"user_agent" text,
	"created_at" timestamp with time zone NOT NULL,
	"last_used_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	"revoked_reason" text,
	CONSTRAINT "sessions_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "sessions_surface" CHECK (surface in ('staff', 'client'))
);
--> statement-breakpoint
ALTER TABLE "sessions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "staff_scopes" (
	"tenant_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"client_group_id" uuid NOT NULL,
	CONSTRAINT "staff_scopes_tenant_id_user_id_client_group_id_pk" PRIMARY KEY("tenant_id","user_id","client_group_id")
);
--> statement-breakpoint
ALTER TABLE "staff_scopes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "user_roles" (
	"tenant_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"role_id" uuid NOT NULL,
	CONSTRAINT "user_roles_tenant_id_user_id_role_id_pk" PRIMARY KEY("tenant_id","user_id","role_id")
);
--> statement-breakpoint
ALTER TABLE "user_roles" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "users" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"email" text NOT NULL,
	"email_normalized" text NOT NULL,
	"name" text NOT NULL,
	"locale" text NOT NULL,
	"password_hash" text,
	"email_verified_at" timestamp with time zone,
	"status" text NOT NULL,
	"is_staff" boolean DEFAULT false NOT NULL,
	"permission_epoch" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"last_login_at" timestamp with time zone,
	CONSTRAINT "users_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "users_email" UNIQUE("tenant_id","email_normalized"),
	CONSTRAINT "users_status" CHECK (status in ('active', 'disabled'))
);
--> statement-breakpoint
ALTER TABLE "users" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "audit_entries" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"occurred_at" timestamp with time zone NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" uuid,
	"actor_name" text NOT NULL,
	"impersonator_id" uuid,
	"session_id" uuid,
	"ip" text,
	"action" text NOT NULL,
	"resource_kind" text,
	"resource_id" uuid,
	"client_id" uuid,
	"detail" jsonb NOT NULL,
	"request_id" text NOT NULL,
	CONSTRAINT "audit_entries_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "audit_entries" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "audit_links" (
	"tenant_id" uuid NOT NULL,
	"seq" bigint NOT NULL,
	"entry_id" uuid NOT NULL,
	"previous_hash" "bytea" NOT NULL,
	"hash" "bytea" NOT NULL,
	"linked_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "audit_links_tenant_id_seq_pk" PRIMARY KEY("tenant_id","seq"),
	CONSTRAINT "audit_links_entry" UNIQUE("tenant_id","entry_id")
);
--> statement-breakpoint
ALTER TABLE "audit_links" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "files" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"client_id" uuid,
	"kind" text NOT NULL,
	"resource_id" uuid NOT NULL,
	"storage_key" text NOT NULL,
	"name" text NOT NULL,
	"content_type" text NOT NULL,
	"size" integer NOT NULL,
	"sha256" "bytea" NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "files_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "files" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"tenant_id" uuid NOT NULL,
	"actor_key" text NOT NULL,
	"key" text NOT NULL,
	"command" text NOT NULL,
	"request_hash" "bytea" NOT NULL,
	"result" jsonb,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "idempotency_keys_tenant_id_actor_key_key_pk" PRIMARY KEY("tenant_id","actor_key","key")
);
--> statement-breakpoint
ALTER TABLE "idempotency_keys" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "instance_state" (
	"id" integer PRIMARY KEY NOT NULL,
	"clock_offset_seconds" bigint DEFAULT 0 NOT NULL,
	"is_clock_movable" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "signing_keys" (
	"id" text PRIMARY KEY NOT NULL,
	"public_jwk" jsonb NOT NULL,
	"private_key_wrapped" "bytea" NOT NULL,
	"provider_key_id" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"signs_from" timestamp with time zone NOT NULL,
	"signs_until" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "tenant_hosts" (
	"host" text PRIMARY KEY NOT NULL,
	"host_tenant_id" uuid NOT NULL,
	"is_primary" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "tenant_keys" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"key_wrapped" "bytea" NOT NULL,
	"provider_key_id" text NOT NULL,
	"is_current" boolean NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "tenant_keys_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "tenant_keys" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "tenants" (
	"tenant_id" uuid NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"status" text NOT NULL,
	"locale" text NOT NULL,
	"currency" text NOT NULL,
	"time_zone" text NOT NULL,
	"country" text NOT NULL,
	"is_demo" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "tenants_tenant_id_pk" PRIMARY KEY("tenant_id"),
	CONSTRAINT "tenants_status" CHECK (status in ('active', 'suspended'))
);
--> statement-breakpoint
ALTER TABLE "tenants" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "mail_templates" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"template" text NOT NULL,
	"locale" text NOT NULL,
	"subject" text NOT NULL,
	"body" text NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "mail_templates_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "mail_templates_locale" UNIQUE("tenant_id","template","locale")
);
--> statement-breakpoint
ALTER TABLE "mail_templates" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "mails" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"client_id" uuid,
	"user_id" uuid,
	"template" text NOT NULL,
	"locale" text NOT NULL,
	"to_address" text NOT NULL,
	"to_name" text NOT NULL,
	"subject" text NOT NULL,
	"content_encrypted" "bytea",
	"message_id" text NOT NULL,
	"business_key" text NOT NULL,
	"status" text NOT NULL,
	"transport" text,
	"failure_message" text,
	"resource_kind" text,
	"resource_id" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"sent_at" timestamp with time zone,
	CONSTRAINT "mails_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "mails_business_key" UNIQUE("tenant_id","business_key"),
	CONSTRAINT "mails_status" CHECK (status in ('planned', 'sent', 'failed'))
);
--> statement-breakpoint
ALTER TABLE "mails" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "cart_items" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"cart_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"cycle" text NOT NULL,
	"quantity" integer NOT NULL,
	"configuration" jsonb NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "cart_items_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "cart_items_cycle" CHECK (cycle in ('one_time', 'monthly', 'quarterly', 'semi_annually', 'annually', 'biennially', 'triennially'))
);
--> statement-breakpoint
ALTER TABLE "cart_items" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "carts" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"currency" text NOT NULL,
	"coupon_codes" text[] DEFAULT '{}' NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"ordered_at" timestamp with time zone,
	CONSTRAINT "carts_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "carts_token" UNIQUE("tenant_id","token_hash")
);
--> statement-breakpoint
ALTER TABLE "carts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "order_items" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"client_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"description" text NOT NULL,
	"cycle" text NOT NULL,
	"quantity" integer NOT NULL,
	"recurring_minor" bigint NOT NULL,
	"setup_minor" bigint NOT NULL,
	"discount_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"configuration" jsonb NOT NULL,
	"subscription_id" uuid,
	"position" integer NOT NULL,
	CONSTRAINT "order_items_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "order_items_cycle" CHECK (cycle in ('one_time', 'monthly', 'quarterly', 'semi_annually', 'annually', 'biennially', 'triennially')),
	CONSTRAINT "order_items_amounts" CHECK (recurring_minor >= 0 and setup_minor >= 0 and discount_minor >= 0)
);
--> statement-breakpoint
ALTER TABLE "order_items" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "orders" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"client_id" uuid NOT NULL,
	"number" text NOT NULL,
	"status" text NOT NULL,
	"currency" text NOT NULL,
	"total_minor" bigint NOT NULL,
	"invoice_id" uuid,
	"placed_by_id" uuid,
	"is_placed_by_staff" boolean NOT NULL,
	"terms_version" text,
	"terms_accepted_at" timestamp with time zone,
	"start_asked_at" timestamp with time zone,
	"ip" text,
	"review_reason" text,
	"created_at" timestamp with time zone NOT NULL,
	"accepted_at" timestamp with time zone,
	"closed_at" timestamp with time zone,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "orders_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "orders_number" UNIQUE("tenant_id","number"),
	CONSTRAINT "orders_status" CHECK (status in ('pending', 'in_review', 'accepted', 'cancelled', 'expired', 'fraud')),
	CONSTRAINT "orders_total" CHECK (total_minor >= 0)
);
--> statement-breakpoint
ALTER TABLE "orders" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "quotes" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"client_id" uuid NOT NULL,
	"number" text NOT NULL,
	"status" text NOT NULL,
	"currency" text NOT NULL,
	"total_minor" bigint NOT NULL,
	"intro" text NOT NULL,
	"valid_until" date NOT NULL,
	"items" jsonb NOT NULL,
	"coupon_codes" text[] DEFAULT '{}' NOT NULL,
	"created_by_name" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"sent_at" timestamp with time zone,
	"decided_at" timestamp with time zone,
	"decline_reason" text,
	"order_id" uuid,
	CONSTRAINT "quotes_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "quotes_number" UNIQUE("tenant_id","number"),
	CONSTRAINT "quotes_status" CHECK (status in ('draft', 'sent', 'accepted', 'declined', 'revoked')),
	CONSTRAINT "quotes_total" CHECK (total_minor >= 0)
);
--> statement-breakpoint
ALTER TABLE "quotes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "effect_attempts" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"effect_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"step" text NOT NULL,
	"outcome" text NOT NULL,
	"code" text,
	"message" text,
	"exchanges" jsonb NOT NULL,
	"duration_ms" integer NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	CONSTRAINT "effect_attempts_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "effect_attempts_step" CHECK (step in ('perform', 'probe'))
);
--> statement-breakpoint
ALTER TABLE "effect_attempts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "effects" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"business_key" text NOT NULL,
	"resource_kind" text NOT NULL,
	"resource_id" uuid NOT NULL,
	"client_id" uuid,
	"payload" jsonb NOT NULL,
	"state" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"lease_until" timestamp with time zone,
	"lease_token" uuid,
	"call_ends_at" timestamp with time zone,
	"next_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"first_sent_at" timestamp with time zone,
	"provider_ref" text,
	"last_code" text,
	"last_message" text,
	"request_id" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone,
	CONSTRAINT "effects_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "effects_business_key" UNIQUE("tenant_id","business_key"),
	CONSTRAINT "effects_state" CHECK (state in ('planned', 'sending', 'succeeded', 'failed', 'unknown', 'parked'))
);
--> statement-breakpoint
ALTER TABLE "effects" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "event_deliveries" (
	"tenant_id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"consumer" text NOT NULL,
	"state" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"last_error" text,
	"processed_at" timestamp with time zone,
	CONSTRAINT "event_deliveries_tenant_id_event_id_consumer_pk" PRIMARY KEY("tenant_id","event_id","consumer"),
	CONSTRAINT "event_deliveries_state" CHECK (state in ('waiting', 'done', 'dead', 'dismissed'))
);
--> statement-breakpoint
ALTER TABLE "event_deliveries" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "outbox_events" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"version" integer NOT NULL,
	"payload" jsonb NOT NULL,
	"client_id" uuid,
	"request_id" text NOT NULL,
	"occurred_at" timestamp with time zone NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"published_at" timestamp with time zone,
	CONSTRAINT "outbox_events_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "outbox_events" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "gateway_customers" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"client_id" uuid NOT NULL,
	"plugin_id" text NOT NULL,
	"customer_ref" text NOT NULL,
	CONSTRAINT "gateway_customers_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "gateway_customers_client" UNIQUE("tenant_id","client_id","plugin_id")
);
--> statement-breakpoint
ALTER TABLE "gateway_customers" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "gateway_notices" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"plugin_id" text NOT NULL,
	"event_ref" text NOT NULL,
	"kind" text NOT NULL,
	"object_ref" text,
	"state" text NOT NULL,
	"note" text,
	"attempts" integer DEFAULT 0 NOT NULL,
	"payload" jsonb NOT NULL,
	"body_hash" "bytea" NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"processed_at" timestamp with time zone,
	CONSTRAINT "gateway_notices_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "gateway_notices_event" UNIQUE("tenant_id","plugin_id","event_ref"),
	CONSTRAINT "gateway_notices_state" CHECK (state in ('stored', 'applied', 'ignored', 'parked', 'dismissed'))
);
--> statement-breakpoint
ALTER TABLE "gateway_notices" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "payment_allocations" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"payment_id" uuid NOT NULL,
	"invoice_id" uuid NOT NULL,
	"client_id" uuid NOT NULL,
	"planned_minor" bigint NOT NULL,
	"allocated_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	CONSTRAINT "payment_allocations_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "payment_allocations_invoice" UNIQUE("tenant_id","payment_id","invoice_id"),
	CONSTRAINT "payment_allocations_amounts" CHECK (planned_minor >= 0 and allocated_minor >= 0)
);
--> statement-breakpoint
ALTER TABLE "payment_allocations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "payment_method_setups" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"client_id" uuid NOT NULL,
	"plugin_id" text NOT NULL,
	"currency" text NOT NULL,
	"status" text NOT NULL,
	"provider_ref" text,
	"redirect_url" text,
	"payment_method_id" uuid,
	"failure_code" text,
	"failure_message" text,
	"created_at" timestamp with time zone NOT NULL,
	"settled_at" timestamp with time zone,
	CONSTRAINT "payment_method_setups_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "payment_method_setups_ref" UNIQUE("tenant_id","plugin_id","provider_ref"),
	CONSTRAINT "payment_method_setups_status" CHECK (status in ('planned', 'needs_action', 'succeeded', 'failed', 'cancelled'))
);
--> statement-breakpoint
ALTER TABLE "payment_method_setups" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "payment_methods" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"client_id" uuid NOT NULL,
	"plugin_id" text NOT NULL,
	"customer_ref" text NOT NULL,
	"method_ref" text NOT NULL,
	"label" text NOT NULL,
	"expires_on" text,
	"is_default" boolean NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"removed_at" timestamp with time zone,
	CONSTRAINT "payment_methods_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "payment_methods_ref" UNIQUE("tenant_id","plugin_id","method_ref")
);
--> statement-breakpoint
ALTER TABLE "payment_methods" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "payments" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"client_id" uuid NOT NULL,
	"plugin_id" text NOT NULL,
	"kind" text NOT NULL,
	"status" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"refunded_minor" bigint NOT NULL,
	"disputed_minor" bigint DEFAULT 0 NOT NULL,
	"currency" text NOT NULL,
	"payment_method_id" uuid,
	"provider_ref" text,
	"redirect_url" text,
	"instructions" jsonb,
	"return_path" text,
	"is_method_kept" boolean DEFAULT false NOT NULL,
	"is_top_up" boolean DEFAULT false NOT NULL,
	"reference" text,
	"failure_code" text,
	"failure_message" text,
	"is_retryable" boolean,
	"created_at" timestamp with time zone NOT NULL,
	"settled_at" timestamp with time zone,
	CONSTRAINT "payments_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "payments_provider_ref" UNIQUE("tenant_id","plugin_id","provider_ref"),
	CONSTRAINT "payments_status" CHECK (status in ('planned', 'needs_action', 'pending', 'succeeded', 'declined', 'failed', 'cancelled', 'unknown')),
	CONSTRAINT "payments_kind" CHECK (kind in ('hosted', 'off_session', 'manual')),
	CONSTRAINT "payments_amount" CHECK (amount_minor > 0 and refunded_minor >= 0 and disputed_minor >= 0
      and refunded_minor + disputed_minor <= amount_minor)
);
--> statement-breakpoint
ALTER TABLE "payments" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "refunds" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"payment_id" uuid NOT NULL,
	"client_id" uuid NOT NULL,
	"status" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"reason" text NOT NULL,
	"provider_ref" text,
	"failure_message" text,
	"created_at" timestamp with time zone NOT NULL,
	"settled_at" timestamp with time zone,
	CONSTRAINT "refunds_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "refunds_status" CHECK (status in ('planned', 'pending', 'succeeded', 'failed', 'unknown')),
	CONSTRAINT "refunds_amount" CHECK (amount_minor > 0)
);
--> statement-breakpoint
ALTER TABLE "refunds" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "disputes" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"payment_id" uuid NOT NULL,
	"client_id" uuid NOT NULL,
	"plugin_id" text NOT NULL,
	"provider_ref" text NOT NULL,
	"status" text NOT NULL,
	"reason" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"evidence_due_at" timestamp with time zone,
	"gateway_url" text,
	"opened_at" timestamp with time zone NOT NULL,
	"seen_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"booking" text NOT NULL,
	"booked_minor" bigint NOT NULL,
	"bookings" integer NOT NULL,
	"fee_minor" bigint NOT NULL,
	"fee_currency" text,
	CONSTRAINT "disputes_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "disputes_provider_ref" UNIQUE("tenant_id","plugin_id","provider_ref"),
	CONSTRAINT "disputes_status" CHECK (status in ('inquiry', 'needs_response', 'under_review', 'won', 'lost', 'closed')),
	CONSTRAINT "disputes_booking" CHECK (booking in ('none', 'withheld', 'lost')),
	CONSTRAINT "disputes_amounts" CHECK (amount_minor >= 0 and booked_minor >= 0 and bookings >= 0),
	CONSTRAINT "disputes_booked" CHECK (booked_minor <= amount_minor and (booking = 'none') = (booked_minor = 0))
);
--> statement-breakpoint
ALTER TABLE "disputes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "gateway_differences" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"plugin_id" text NOT NULL,
	"finding_key" text NOT NULL,
	"reason" text NOT NULL,
	"state" text NOT NULL,
	"occurred_on" date NOT NULL,
	"entry_id" uuid,
	"payment_id" uuid,
	"refund_id" uuid,
	"dispute_id" uuid,
	"theirs_minor" bigint,
	"ours_minor" bigint,
	"currency" text NOT NULL,
	"explanation" text,
	"explained_by_name" text,
	"found_at" timestamp with time zone NOT NULL,
	"closed_at" timestamp with time zone,
	CONSTRAINT "gateway_differences_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "gateway_differences_finding" UNIQUE("tenant_id","plugin_id","finding_key"),
	CONSTRAINT "gateway_differences_reason" CHECK (reason in ('missing_here', 'missing_there', 'amount_differs', 'fee_not_booked')),
	CONSTRAINT "gateway_differences_sides" CHECK (theirs_minor is not null or ours_minor is not null),
	CONSTRAINT "gateway_differences_state" CHECK (state in ('open', 'closed', 'explained')),
	CONSTRAINT "gateway_differences_explained" CHECK ((state = 'explained') = (explanation is not null))
);
--> statement-breakpoint
ALTER TABLE "gateway_differences" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "gateway_entries" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"plugin_id" text NOT NULL,
	"entry_ref" text NOT NULL,
	"kind" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"fee_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"source_ref" text,
	"payout_ref" text,
	"description" text NOT NULL,
	"occurred_at" timestamp with time zone NOT NULL,
	"occurred_on" date NOT NULL,
	"payment_id" uuid,
	"refund_id" uuid,
	"dispute_id" uuid,
	"booked_at" timestamp with time zone,
	CONSTRAINT "gateway_entries_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "gateway_entries_ref" UNIQUE("tenant_id","plugin_id","entry_ref"),
	CONSTRAINT "gateway_entries_kind" CHECK (kind in ('payment', 'refund', 'dispute', 'fee', 'payout', 'other'))
);
--> statement-breakpoint
ALTER TABLE "gateway_entries" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "gateway_readings" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"plugin_id" text NOT NULL,
	"read_to" timestamp with time zone NOT NULL,
	"read_at" timestamp with time zone,
	"failure_code" text,
	"failure_message" text,
	CONSTRAINT "gateway_readings_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "gateway_readings_plugin" UNIQUE("tenant_id","plugin_id")
);
--> statement-breakpoint
ALTER TABLE "gateway_readings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "plugin_secrets" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"plugin_id" text NOT NULL,
	"scope_id" uuid NOT NULL,
	"name" text NOT NULL,
	"value_encrypted" "bytea" NOT NULL,
	"last_four" text NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "plugin_secrets_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "plugin_secrets_name" UNIQUE("tenant_id","plugin_id","scope_id","name")
);
--> statement-breakpoint
ALTER TABLE "plugin_secrets" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "tenant_plugins" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"plugin_id" text NOT NULL,
	"state" text NOT NULL,
	"settings" jsonb NOT NULL,
	"is_simulated" boolean DEFAULT false NOT NULL,
	"last_error" text,
	CONSTRAINT "tenant_plugins_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "tenant_plugins_plugin" UNIQUE("tenant_id","plugin_id"),
	CONSTRAINT "tenant_plugins_state" CHECK (state in ('disabled', 'configuring', 'enabled', 'failed'))
);
--> statement-breakpoint
ALTER TABLE "tenant_plugins" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "server_checks" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"server_id" uuid NOT NULL,
	"is_healthy" boolean NOT NULL,
	"code" text,
	"message" text NOT NULL,
	"duration_ms" integer NOT NULL,
	"checked_at" timestamp with time zone NOT NULL,
	CONSTRAINT "server_checks_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "server_checks" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "server_groups" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"plugin_id" text NOT NULL,
	"fill_rule" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "server_groups_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "server_groups_name" UNIQUE("tenant_id","name"),
	CONSTRAINT "server_groups_rule" CHECK (fill_rule in ('least_used', 'fill_in_order'))
);
--> statement-breakpoint
ALTER TABLE "server_groups" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "servers" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"group_id" uuid NOT NULL,
	"name" text NOT NULL,
	"plugin_id" text NOT NULL,
	"hostname" text NOT NULL,
	"settings" jsonb NOT NULL,
	"max_accounts" integer NOT NULL,
	"accounts" integer DEFAULT 0 NOT NULL,
	"is_enabled" boolean NOT NULL,
	"health" text NOT NULL,
	"position" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "servers_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "servers_name" UNIQUE("tenant_id","name"),
	CONSTRAINT "servers_accounts" CHECK (accounts >= 0 and max_accounts >= 0),
	CONSTRAINT "servers_health" CHECK (health in ('unknown', 'healthy', 'failing'))
);
--> statement-breakpoint
ALTER TABLE "servers" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "service_secrets" (
	"tenant_id" uuid NOT NULL,
	"service_id" uuid NOT NULL,
	"client_id" uuid NOT NULL,
	"password_encrypted" "bytea" NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "service_secrets_tenant_id_service_id_pk" PRIMARY KEY("tenant_id","service_id")
);
--> statement-breakpoint
ALTER TABLE "service_secrets" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "services" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"client_id" uuid NOT NULL,
	"subscription_id" uuid NOT NULL,
	"component_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"plugin_id" text,
	"settings" jsonb NOT NULL,
	"server_group_id" uuid,
	"server_id" uuid,
	"label" text NOT NULL,
	"domain" text,
	"username" text,
	"package_name" text,
	"target_package" text,
	"status" text NOT NULL,
	"target" text NOT NULL,
	"target_version" integer DEFAULT 0 NOT NULL,
	"suspend_reason" text,
	"access" jsonb NOT NULL,
	"usage" jsonb,
	"usage_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	"activated_at" timestamp with time zone,
	"terminated_at" timestamp with time zone,
	CONSTRAINT "services_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "services_component" UNIQUE("tenant_id","subscription_id","component_id"),
	CONSTRAINT "services_status" CHECK (status in ('pending', 'provisioning', 'active', 'suspended', 'terminated', 'failed')),
	CONSTRAINT "services_target" CHECK (target in ('none', 'active', 'suspended', 'terminated')),
	CONSTRAINT "services_kind" CHECK (kind in ('hosting_account', 'domain', 'certificate', 'server', 'one_off'))
);
--> statement-breakpoint
ALTER TABLE "services" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "subscription_changes" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"subscription_id" uuid NOT NULL,
	"client_id" uuid NOT NULL,
	"from_status" text,
	"to_status" text NOT NULL,
	"changed_on" date NOT NULL,
	"reason" text NOT NULL,
	"actor_name" text NOT NULL,
	"occurred_at" timestamp with time zone NOT NULL,
	CONSTRAINT "subscription_changes_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "subscription_changes_status" CHECK (to_status in ('pending', 'trialing', 'active', 'past_due', 'paused', 'cancelled', 'ended'))
);
--> statement-breakpoint
ALTER TABLE "subscription_changes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "subscriptions" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"client_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"order_item_id" uuid,
	"description" text NOT NULL,
	"cycle" text NOT NULL,
	"quantity" integer NOT NULL,
	"currency" text NOT NULL,
	"recurring_minor" bigint NOT NULL,
	"tax_category" text NOT NULL,
	"configuration" jsonb NOT NULL,
	"status" text NOT NULL,
	"anchor_on" date,
	"periods_invoiced" integer DEFAULT 0 NOT NULL,
	"paid_until" date,
	"next_invoice_on" date,
	"history" jsonb,
	"terms" jsonb,
	"parent_id" uuid,
	"started_on" date,
	"change_on" date,
	"ends_on" date,
	"pause_on" date,
	"resume_on" date,
	"contract" jsonb,
	"created_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "subscriptions_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "subscriptions_status" CHECK (status in ('pending', 'trialing', 'active', 'past_due', 'paused', 'cancelled', 'ended')),
	CONSTRAINT "subscriptions_cycle" CHECK (cycle in ('one_time', 'monthly', 'quarterly', 'semi_annually', 'annually', 'biennially', 'triennially')),
	CONSTRAINT "subscriptions_amount" CHECK (recurring_minor >= 0 and periods_invoiced >= 0)
);
--> statement-breakpoint
ALTER TABLE "subscriptions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "cancellations" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"subscription_id" uuid NOT NULL,
	"client_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"wanted" text NOT NULL,
	"unused" text NOT NULL,
	"reason_key" text,
	"words" text NOT NULL,
	"status" text NOT NULL,
	"ends_on" date NOT NULL,
	"is_by_client" boolean NOT NULL,
	"asked_by" text NOT NULL,
	"asked_on" date NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"answer" text,
	"answered_by" text,
	"answered_at" timestamp with time zone,
	CONSTRAINT "cancellations_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "cancellations_status" CHECK (status in ('waiting', 'approved', 'declined', 'withdrawn')),
	CONSTRAINT "cancellations_wanted" CHECK (wanted in ('now', 'period_end')),
	CONSTRAINT "cancellations_unused" CHECK (unused in ('none', 'credit', 'refund'))
);
--> statement-breakpoint
ALTER TABLE "cancellations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "subscription_notices" (
	"tenant_id" uuid NOT NULL,
	"subscription_id" uuid NOT NULL,
	"client_id" uuid NOT NULL,
	"due_on" date NOT NULL,
	"sent_at" timestamp with time zone NOT NULL,
	CONSTRAINT "subscription_notices_tenant_id_subscription_id_due_on_pk" PRIMARY KEY("tenant_id","subscription_id","due_on")
);
--> statement-breakpoint
ALTER TABLE "subscription_notices" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "price_change_items" (
	"tenant_id" uuid NOT NULL,
	"price_change_id" uuid NOT NULL,
	"subscription_id" uuid NOT NULL,
	"client_id" uuid NOT NULL,
	"description" text NOT NULL,
	"cycle" text NOT NULL,
	"currency" text NOT NULL,
	"old_minor" bigint NOT NULL,
	"new_minor" bigint NOT NULL,
	"tell_on" date,
	"effective_on" date,
	"told_on" date,
	"state" text NOT NULL,
	"reason" text,
	CONSTRAINT "price_change_items_tenant_id_price_change_id_subscription_id_pk" PRIMARY KEY("tenant_id","price_change_id","subscription_id"),
	CONSTRAINT "price_change_items_state" CHECK (state in ('waiting', 'told', 'in_force', 'exempt', 'left_out')),
	CONSTRAINT "price_change_items_amounts" CHECK (old_minor >= 0 and new_minor >= 0),
	CONSTRAINT "price_change_items_tell" CHECK (state in ('left_out', 'exempt') or tell_on is not null),
	CONSTRAINT "price_change_items_day" CHECK (state not in ('told', 'in_force') or effective_on is not null)
);
--> statement-breakpoint
ALTER TABLE "price_change_items" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "price_changes" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"currency" text NOT NULL,
	"cohort" jsonb NOT NULL,
	"terms" jsonb NOT NULL,
	"from_on" date NOT NULL,
	"notice_days" integer NOT NULL,
	"within_terms" text NOT NULL,
	"status" text NOT NULL,
	"gathered_to" uuid,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"started_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	CONSTRAINT "price_changes_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "price_changes_status" CHECK (status in ('gathering', 'draft', 'running', 'done', 'stopped')),
	CONSTRAINT "price_changes_within" CHECK (within_terms in ('wait', 'allowed')),
	CONSTRAINT "price_changes_notice" CHECK (notice_days >= 0)
);
--> statement-breakpoint
ALTER TABLE "price_changes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "renewal_days" (
	"tenant_id" uuid NOT NULL,
	"day" date NOT NULL,
	"currency" text NOT NULL,
	"predicted" integer DEFAULT 0 NOT NULL,
	"predicted_minor" bigint DEFAULT 0 NOT NULL,
	"confirmed" integer DEFAULT 0 NOT NULL,
	"confirmed_minor" bigint DEFAULT 0 NOT NULL,
	"billed" integer DEFAULT 0 NOT NULL,
	"billed_minor" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "renewal_days_tenant_id_day_currency_pk" PRIMARY KEY("tenant_id","day","currency")
);
--> statement-breakpoint
ALTER TABLE "renewal_days" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "renewal_looks" (
	"tenant_id" uuid NOT NULL,
	"looked_at" timestamp with time zone NOT NULL,
	"looked_on" date NOT NULL,
	"skew_seconds" integer NOT NULL,
	CONSTRAINT "renewal_looks_tenant_id_pk" PRIMARY KEY("tenant_id")
);
--> statement-breakpoint
ALTER TABLE "renewal_looks" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "renewal_stops" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"reason" text NOT NULL,
	"state" text NOT NULL,
	"stopped_on" date NOT NULL,
	"client_id" uuid,
	"currency" text,
	"facts" jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"decided_at" timestamp with time zone,
	"decided_by_name" text,
	CONSTRAINT "renewal_stops_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "renewal_stops_kind" CHECK (kind in ('run', 'invoice')),
	CONSTRAINT "renewal_stops_reason" CHECK (reason in ('more_than_predicted', 'less_than_predicted', 'days_missed', 'clock_jump', 'far_above_history')),
	CONSTRAINT "renewal_stops_state" CHECK (state in ('waiting', 'confirmed', 'refused')),
	CONSTRAINT "renewal_stops_client" CHECK ((kind = 'invoice') = (client_id is not null)),
	CONSTRAINT "renewal_stops_currency" CHECK ((client_id is null) = (currency is null))
);
--> statement-breakpoint
ALTER TABLE "renewal_stops" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "tax_quotes" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"waiting_client_ids" uuid[] DEFAULT '{}' NOT NULL,
	"plugin_id" text NOT NULL,
	"fingerprint" text NOT NULL,
	"question" jsonb NOT NULL,
	"on_day" date NOT NULL,
	"answer" jsonb,
	"asked_at" timestamp with time zone NOT NULL,
	"answered_at" timestamp with time zone,
	"unanswered" integer DEFAULT 0 NOT NULL,
	"fault" text,
	"due_at" timestamp with time zone,
	CONSTRAINT "tax_quotes_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "tax_quotes_question" UNIQUE("tenant_id","fingerprint")
);
--> statement-breakpoint
ALTER TABLE "tax_quotes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "tax_records" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"client_id" uuid NOT NULL,
	"invoice_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"status" text NOT NULL,
	"plugin_id" text NOT NULL,
	"quote_ref" text,
	"refund" jsonb,
	"remote_ref" text,
	"line_refs" jsonb,
	"fault" text,
	"created_at" timestamp with time zone NOT NULL,
	"done_at" timestamp with time zone,
	CONSTRAINT "tax_records_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "tax_records_once" UNIQUE("tenant_id","invoice_id","kind"),
	CONSTRAINT "tax_records_kind" CHECK (kind in ('commit', 'refund', 'void')),
	CONSTRAINT "tax_records_status" CHECK (status in ('planned', 'done', 'failed'))
);
--> statement-breakpoint
ALTER TABLE "tax_records" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "exchange_rates" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"from_currency" text NOT NULL,
	"to_currency" text NOT NULL,
	"rate" numeric(38, 12) NOT NULL,
	"source" text NOT NULL,
	"valid_from" date NOT NULL,
	"is_published" boolean DEFAULT false NOT NULL,
	CONSTRAINT "exchange_rates_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "exchange_rates_day" UNIQUE("tenant_id","from_currency","to_currency","valid_from","is_published"),
	CONSTRAINT "exchange_rates_rate" CHECK (rate > 0)
);
--> statement-breakpoint
ALTER TABLE "exchange_rates" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "numbering_series" (
	"tenant_id" uuid NOT NULL,
	"series" text NOT NULL,
	"pattern" text NOT NULL,
	"digits" bigint NOT NULL,
	"next_number" bigint NOT NULL,
	CONSTRAINT "numbering_series_tenant_id_series_pk" PRIMARY KEY("tenant_id","series"),
	CONSTRAINT "numbering_series_series" CHECK (series in ('invoice', 'credit_note', 'debit_note', 'proforma', 'client', 'order', 'quote'))
);
--> statement-breakpoint
ALTER TABLE "numbering_series" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "tax_rates" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"country" text NOT NULL,
	"region" text,
	"category" text NOT NULL,
	"rate" numeric(38, 12) NOT NULL,
	"valid_from" date NOT NULL,
	"valid_until" date,
	CONSTRAINT "tax_rates_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "tax_rates" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "tenant_settings" (
	"tenant_id" uuid NOT NULL,
	"section" text NOT NULL,
	"value" jsonb NOT NULL,
	CONSTRAINT "tenant_settings_tenant_id_section_pk" PRIMARY KEY("tenant_id","section")
);
--> statement-breakpoint
ALTER TABLE "tenant_settings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "threshold_sales" (
	"tenant_id" uuid NOT NULL,
	"year" integer NOT NULL,
	"net_minor" bigint NOT NULL,
	CONSTRAINT "threshold_sales_tenant_id_year_pk" PRIMARY KEY("tenant_id","year")
);
--> statement-breakpoint
ALTER TABLE "threshold_sales" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "product_usage" (
	"tenant_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"valid_from" date NOT NULL,
	"terms" jsonb NOT NULL,
	"saved_by_name" text NOT NULL,
	"saved_at" timestamp with time zone NOT NULL,
	CONSTRAINT "product_usage_tenant_id_product_id_valid_from_pk" PRIMARY KEY("tenant_id","product_id","valid_from")
);
--> statement-breakpoint
ALTER TABLE "product_usage" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "usage_alerts" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"client_id" uuid NOT NULL,
	"subscription_id" uuid NOT NULL,
	"period_start" date NOT NULL,
	"percent" integer NOT NULL,
	"cap_minor" bigint NOT NULL,
	"cost_minor" bigint NOT NULL,
	"occurred_at" timestamp with time zone NOT NULL,
	CONSTRAINT "usage_alerts_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "usage_alerts_once" UNIQUE("tenant_id","subscription_id","period_start","percent","cap_minor"),
	CONSTRAINT "usage_alerts_percent" CHECK (percent in (50, 80, 100))
);
--> statement-breakpoint
ALTER TABLE "usage_alerts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "usage_events" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"client_id" uuid NOT NULL,
	"subscription_id" uuid NOT NULL,
	"metric_id" text NOT NULL,
	"event_id" text NOT NULL,
	"occurred_at" timestamp with time zone NOT NULL,
	"ingestion" bigint NOT NULL,
	"value" text,
	"properties" jsonb NOT NULL,
	"operation" text,
	"voids_event_id" text,
	"reason" text,
	"sent_by" text NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	CONSTRAINT "usage_events_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "usage_events_event" UNIQUE("tenant_id","subscription_id","event_id"),
	CONSTRAINT "usage_events_operation" CHECK (operation in ('add', 'remove')),
	CONSTRAINT "usage_events_void_reason" CHECK ((voids_event_id is null) = (reason is null))
);
--> statement-breakpoint
ALTER TABLE "usage_events" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "usage_progress" (
	"tenant_id" uuid NOT NULL,
	"subscription_id" uuid NOT NULL,
	"client_id" uuid NOT NULL,
	"currency" text NOT NULL,
	"taken" bigint NOT NULL,
	"billed_to" date,
	"late_from" date,
	"due_on" date,
	"cap_minor" bigint,
	"cap_by_name" text,
	"cap_at" timestamp with time zone,
	"watched" bigint NOT NULL,
	"held_on" date,
	CONSTRAINT "usage_progress_tenant_id_subscription_id_pk" PRIMARY KEY("tenant_id","subscription_id"),
	CONSTRAINT "usage_progress_numbers" CHECK (taken >= 0 and watched >= 0 and cap_minor >= 0)
);
--> statement-breakpoint
ALTER TABLE "usage_progress" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "withdrawals" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"status" text NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"contract" text NOT NULL,
	"remark" text NOT NULL,
	"locale" text NOT NULL,
	"declared_by_id" uuid,
	"client_id" uuid,
	"subscription_ids" uuid[] NOT NULL,
	"received_on" date NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"decided_at" timestamp with time zone,
	"decided_by_name" text,
	"refusal" text,
	"currency" text,
	"refunded_minor" bigint,
	"credited_minor" bigint,
	CONSTRAINT "withdrawals_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "withdrawals_status" CHECK (status in ('received', 'accepted', 'refused')),
	CONSTRAINT "withdrawals_amounts" CHECK (refunded_minor >= 0 and credited_minor >= 0)
);
--> statement-breakpoint
ALTER TABLE "withdrawals" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "bank_lines" ADD CONSTRAINT "bank_lines_tenant_id_statement_id_bank_statements_tenant_id_id_fk" FOREIGN KEY ("tenant_id","statement_id") REFERENCES "public"."bank_statements"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_lines" ADD CONSTRAINT "bank_lines_tenant_id_client_id_clients_tenant_id_id_fk" FOREIGN KEY ("tenant_id","client_id") REFERENCES "public"."clients"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_lines" ADD CONSTRAINT "bank_lines_tenant_id_payment_id_payments_tenant_id_id_fk" FOREIGN KEY ("tenant_id","payment_id") REFERENCES "public"."payments"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoice_lines" ADD CONSTRAINT "invoice_lines_tenant_id_invoice_id_invoices_tenant_id_id_fk" FOREIGN KEY ("tenant_id","invoice_id") REFERENCES "public"."invoices"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoice_lines" ADD CONSTRAINT "invoice_lines_tenant_id_corrects_line_id_invoice_lines_tenant_id_id_fk" FOREIGN KEY ("tenant_id","corrects_line_id") REFERENCES "public"."invoice_lines"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_tenant_id_client_id_clients_tenant_id_id_fk" FOREIGN KEY ("tenant_id","client_id") REFERENCES "public"."clients"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_tenant_id_based_on_id_invoices_tenant_id_id_fk" FOREIGN KEY ("tenant_id","based_on_id") REFERENCES "public"."invoices"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_links" ADD CONSTRAINT "payment_links_tenant_id_client_id_clients_tenant_id_id_fk" FOREIGN KEY ("tenant_id","client_id") REFERENCES "public"."clients"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_links" ADD CONSTRAINT "payment_links_tenant_id_invoice_id_invoices_tenant_id_id_fk" FOREIGN KEY ("tenant_id","invoice_id") REFERENCES "public"."invoices"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "billing_accounts" ADD CONSTRAINT "billing_accounts_tenant_id_client_id_clients_tenant_id_id_fk" FOREIGN KEY ("tenant_id","client_id") REFERENCES "public"."clients"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "charge_attempts" ADD CONSTRAINT "charge_attempts_tenant_id_invoice_id_invoices_tenant_id_id_fk" FOREIGN KEY ("tenant_id","invoice_id") REFERENCES "public"."invoices"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dunning_exemptions" ADD CONSTRAINT "dunning_exemptions_tenant_id_client_id_clients_tenant_id_id_fk" FOREIGN KEY ("tenant_id","client_id") REFERENCES "public"."clients"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dunning_exemptions" ADD CONSTRAINT "dunning_exemptions_tenant_id_invoice_id_invoices_tenant_id_id_fk" FOREIGN KEY ("tenant_id","invoice_id") REFERENCES "public"."invoices"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dunning_steps" ADD CONSTRAINT "dunning_steps_tenant_id_invoice_id_invoices_tenant_id_id_fk" FOREIGN KEY ("tenant_id","invoice_id") REFERENCES "public"."invoices"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coupon_codes" ADD CONSTRAINT "coupon_codes_tenant_id_coupon_id_coupons_tenant_id_id_fk" FOREIGN KEY ("tenant_id","coupon_id") REFERENCES "public"."coupons"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coupon_redemptions" ADD CONSTRAINT "coupon_redemptions_tenant_id_client_id_clients_tenant_id_id_fk" FOREIGN KEY ("tenant_id","client_id") REFERENCES "public"."clients"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coupon_redemptions" ADD CONSTRAINT "coupon_redemptions_tenant_id_code_id_coupon_codes_tenant_id_id_fk" FOREIGN KEY ("tenant_id","code_id") REFERENCES "public"."coupon_codes"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coupon_redemptions" ADD CONSTRAINT "coupon_redemptions_tenant_id_invoice_id_invoices_tenant_id_id_fk" FOREIGN KEY ("tenant_id","invoice_id") REFERENCES "public"."invoices"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "funds" ADD CONSTRAINT "funds_tenant_id_client_id_clients_tenant_id_id_fk" FOREIGN KEY ("tenant_id","client_id") REFERENCES "public"."clients"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "option_choices" ADD CONSTRAINT "option_choices_tenant_id_option_id_product_options_tenant_id_id_fk" FOREIGN KEY ("tenant_id","option_id") REFERENCES "public"."product_options"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "option_prices" ADD CONSTRAINT "option_prices_tenant_id_choice_id_option_choices_tenant_id_id_fk" FOREIGN KEY ("tenant_id","choice_id") REFERENCES "public"."option_choices"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_components" ADD CONSTRAINT "product_components_tenant_id_product_id_products_tenant_id_id_fk" FOREIGN KEY ("tenant_id","product_id") REFERENCES "public"."products"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_fields" ADD CONSTRAINT "product_fields_tenant_id_product_id_products_tenant_id_id_fk" FOREIGN KEY ("tenant_id","product_id") REFERENCES "public"."products"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_options" ADD CONSTRAINT "product_options_tenant_id_product_id_products_tenant_id_id_fk" FOREIGN KEY ("tenant_id","product_id") REFERENCES "public"."products"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_prices" ADD CONSTRAINT "product_prices_tenant_id_product_id_products_tenant_id_id_fk" FOREIGN KEY ("tenant_id","product_id") REFERENCES "public"."products"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_upgrades" ADD CONSTRAINT "product_upgrades_tenant_id_product_id_products_tenant_id_id_fk" FOREIGN KEY ("tenant_id","product_id") REFERENCES "public"."products"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_upgrades" ADD CONSTRAINT "product_upgrades_tenant_id_to_product_id_products_tenant_id_id_fk" FOREIGN KEY ("tenant_id","to_product_id") REFERENCES "public"."products"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "products" ADD CONSTRAINT "products_tenant_id_category_id_product_categories_tenant_id_id_fk" FOREIGN KEY ("tenant_id","category_id") REFERENCES "public"."product_categories"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "client_notes" ADD CONSTRAINT "client_notes_tenant_id_client_id_clients_tenant_id_id_fk" FOREIGN KEY ("tenant_id","client_id") REFERENCES "public"."clients"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "clients" ADD CONSTRAINT "clients_tenant_id_client_group_id_client_groups_tenant_id_id_fk" FOREIGN KEY ("tenant_id","client_group_id") REFERENCES "public"."client_groups"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vat_checks" ADD CONSTRAINT "vat_checks_tenant_id_client_id_clients_tenant_id_id_fk" FOREIGN KEY ("tenant_id","client_id") REFERENCES "public"."clients"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_tenant_id_created_by_id_users_tenant_id_id_fk" FOREIGN KEY ("tenant_id","created_by_id") REFERENCES "public"."users"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "client_contacts" ADD CONSTRAINT "client_contacts_tenant_id_user_id_users_tenant_id_id_fk" FOREIGN KEY ("tenant_id","user_id") REFERENCES "public"."users"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "client_contacts" ADD CONSTRAINT "client_contacts_tenant_id_client_id_clients_tenant_id_id_fk" FOREIGN KEY ("tenant_id","client_id") REFERENCES "public"."clients"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_tokens" ADD CONSTRAINT "mail_tokens_tenant_id_user_id_users_tenant_id_id_fk" FOREIGN KEY ("tenant_id","user_id") REFERENCES "public"."users"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refresh_tokens" ADD CONSTRAINT "refresh_tokens_tenant_id_session_id_sessions_tenant_id_id_fk" FOREIGN KEY ("tenant_id","session_id") REFERENCES "public"."sessions"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_parents" ADD CONSTRAINT "role_parents_tenant_id_role_id_roles_tenant_id_id_fk" FOREIGN KEY ("tenant_id","role_id") REFERENCES "public"."roles"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_parents" ADD CONSTRAINT "role_parents_tenant_id_parent_id_roles_tenant_id_id_fk" FOREIGN KEY ("tenant_id","parent_id") REFERENCES "public"."roles"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_tenant_id_user_id_users_tenant_id_id_fk" FOREIGN KEY ("tenant_id","user_id") REFERENCES "public"."users"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_scopes" ADD CONSTRAINT "staff_scopes_tenant_id_user_id_users_tenant_id_id_fk" FOREIGN KEY ("tenant_id","user_id") REFERENCES "public"."users"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_scopes" ADD CONSTRAINT "staff_scopes_tenant_id_client_group_id_client_groups_tenant_id_id_fk" FOREIGN KEY ("tenant_id","client_group_id") REFERENCES "public"."client_groups"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "user_roles" ADD CONSTRAINT "user_roles_tenant_id_user_id_users_tenant_id_id_fk" FOREIGN KEY ("tenant_id","user_id") REFERENCES "public"."users"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "user_roles" ADD CONSTRAINT "user_roles_tenant_id_role_id_roles_tenant_id_id_fk" FOREIGN KEY ("tenant_id","role_id") REFERENCES "public"."roles"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_links" ADD CONSTRAINT "audit_links_tenant_id_entry_id_audit_entries_tenant_id_id_fk" FOREIGN KEY ("tenant_id","entry_id") REFERENCES "public"."audit_entries"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tenant_hosts" ADD CONSTRAINT "tenant_hosts_host_tenant_id_tenants_tenant_id_fk" FOREIGN KEY ("host_tenant_id") REFERENCES "public"."tenants"("tenant_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cart_items" ADD CONSTRAINT "cart_items_tenant_id_cart_id_carts_tenant_id_id_fk" FOREIGN KEY ("tenant_id","cart_id") REFERENCES "public"."carts"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cart_items" ADD CONSTRAINT "cart_items_tenant_id_product_id_products_tenant_id_id_fk" FOREIGN KEY ("tenant_id","product_id") REFERENCES "public"."products"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_items" ADD CONSTRAINT "order_items_tenant_id_order_id_orders_tenant_id_id_fk" FOREIGN KEY ("tenant_id","order_id") REFERENCES "public"."orders"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_items" ADD CONSTRAINT "order_items_tenant_id_product_id_products_tenant_id_id_fk" FOREIGN KEY ("tenant_id","product_id") REFERENCES "public"."products"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_tenant_id_client_id_clients_tenant_id_id_fk" FOREIGN KEY ("tenant_id","client_id") REFERENCES "public"."clients"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quotes" ADD CONSTRAINT "quotes_tenant_id_client_id_clients_tenant_id_id_fk" FOREIGN KEY ("tenant_id","client_id") REFERENCES "public"."clients"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quotes" ADD CONSTRAINT "quotes_tenant_id_order_id_orders_tenant_id_id_fk" FOREIGN KEY ("tenant_id","order_id") REFERENCES "public"."orders"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "effect_attempts" ADD CONSTRAINT "effect_attempts_tenant_id_effect_id_effects_tenant_id_id_fk" FOREIGN KEY ("tenant_id","effect_id") REFERENCES "public"."effects"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_deliveries" ADD CONSTRAINT "event_deliveries_tenant_id_event_id_outbox_events_tenant_id_id_fk" FOREIGN KEY ("tenant_id","event_id") REFERENCES "public"."outbox_events"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gateway_customers" ADD CONSTRAINT "gateway_customers_tenant_id_client_id_clients_tenant_id_id_fk" FOREIGN KEY ("tenant_id","client_id") REFERENCES "public"."clients"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_allocations" ADD CONSTRAINT "payment_allocations_tenant_id_payment_id_payments_tenant_id_id_fk" FOREIGN KEY ("tenant_id","payment_id") REFERENCES "public"."payments"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_allocations" ADD CONSTRAINT "payment_allocations_tenant_id_invoice_id_invoices_tenant_id_id_fk" FOREIGN KEY ("tenant_id","invoice_id") REFERENCES "public"."invoices"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_method_setups" ADD CONSTRAINT "payment_method_setups_tenant_id_client_id_clients_tenant_id_id_fk" FOREIGN KEY ("tenant_id","client_id") REFERENCES "public"."clients"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_method_setups" ADD CONSTRAINT "payment_method_setups_tenant_id_payment_method_id_payment_methods_tenant_id_id_fk" FOREIGN KEY ("tenant_id","payment_method_id") REFERENCES "public"."payment_methods"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_methods" ADD CONSTRAINT "payment_methods_tenant_id_client_id_clients_tenant_id_id_fk" FOREIGN KEY ("tenant_id","client_id") REFERENCES "public"."clients"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_tenant_id_client_id_clients_tenant_id_id_fk" FOREIGN KEY ("tenant_id","client_id") REFERENCES "public"."clients"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_tenant_id_payment_id_payments_tenant_id_id_fk" FOREIGN KEY ("tenant_id","payment_id") REFERENCES "public"."payments"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "disputes" ADD CONSTRAINT "disputes_tenant_id_payment_id_payments_tenant_id_id_fk" FOREIGN KEY ("tenant_id","payment_id") REFERENCES "public"."payments"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "disputes" ADD CONSTRAINT "disputes_tenant_id_client_id_clients_tenant_id_id_fk" FOREIGN KEY ("tenant_id","client_id") REFERENCES "public"."clients"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gateway_differences" ADD CONSTRAINT "gateway_differences_tenant_id_entry_id_gateway_entries_tenant_id_id_fk" FOREIGN KEY ("tenant_id","entry_id") REFERENCES "public"."gateway_entries"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gateway_differences" ADD CONSTRAINT "gateway_differences_tenant_id_payment_id_payments_tenant_id_id_fk" FOREIGN KEY ("tenant_id","payment_id") REFERENCES "public"."payments"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gateway_differences" ADD CONSTRAINT "gateway_differences_tenant_id_refund_id_refunds_tenant_id_id_fk" FOREIGN KEY ("tenant_id","refund_id") REFERENCES "public"."refunds"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gateway_differences" ADD CONSTRAINT "gateway_differences_tenant_id_dispute_id_disputes_tenant_id_id_fk" FOREIGN KEY ("tenant_id","dispute_id") REFERENCES "public"."disputes"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gateway_entries" ADD CONSTRAINT "gateway_entries_tenant_id_payment_id_payments_tenant_id_id_fk" FOREIGN KEY ("tenant_id","payment_id") REFERENCES "public"."payments"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gateway_entries" ADD CONSTRAINT "gateway_entries_tenant_id_refund_id_refunds_tenant_id_id_fk" FOREIGN KEY ("tenant_id","refund_id") REFERENCES "public"."refunds"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gateway_entries" ADD CONSTRAINT "gateway_entries_tenant_id_dispute_id_disputes_tenant_id_id_fk" FOREIGN KEY ("tenant_id","dispute_id") REFERENCES "public"."disputes"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "server_checks" ADD CONSTRAINT "server_checks_tenant_id_server_id_servers_tenant_id_id_fk" FOREIGN KEY ("tenant_id","server_id") REFERENCES "public"."servers"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "servers" ADD CONSTRAINT "servers_tenant_id_group_id_server_groups_tenant_id_id_fk" FOREIGN KEY ("tenant_id","group_id") REFERENCES "public"."server_groups"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_secrets" ADD CONSTRAINT "service_secrets_tenant_id_service_id_services_tenant_id_id_fk" FOREIGN KEY ("tenant_id","service_id") REFERENCES "public"."services"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "services" ADD CONSTRAINT "services_tenant_id_client_id_clients_tenant_id_id_fk" FOREIGN KEY ("tenant_id","client_id") REFERENCES "public"."clients"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "services" ADD CONSTRAINT "services_tenant_id_subscription_id_subscriptions_tenant_id_id_fk" FOREIGN KEY ("tenant_id","subscription_id") REFERENCES "public"."subscriptions"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "services" ADD CONSTRAINT "services_tenant_id_component_id_product_components_tenant_id_id_fk" FOREIGN KEY ("tenant_id","component_id") REFERENCES "public"."product_components"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "services" ADD CONSTRAINT "services_tenant_id_server_group_id_server_groups_tenant_id_id_fk" FOREIGN KEY ("tenant_id","server_group_id") REFERENCES "public"."server_groups"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "services" ADD CONSTRAINT "services_tenant_id_server_id_servers_tenant_id_id_fk" FOREIGN KEY ("tenant_id","server_id") REFERENCES "public"."servers"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subscription_changes" ADD CONSTRAINT "subscription_changes_tenant_id_subscription_id_subscriptions_tenant_id_id_fk" FOREIGN KEY ("tenant_id","subscription_id") REFERENCES "public"."subscriptions"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subscriptions" ADD CONSTRAINT "subscriptions_tenant_id_client_id_clients_tenant_id_id_fk" FOREIGN KEY ("tenant_id","client_id") REFERENCES "public"."clients"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subscriptions" ADD CONSTRAINT "subscriptions_tenant_id_product_id_products_tenant_id_id_fk" FOREIGN KEY ("tenant_id","product_id") REFERENCES "public"."products"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subscriptions" ADD CONSTRAINT "subscriptions_tenant_id_parent_id_subscriptions_tenant_id_id_fk" FOREIGN KEY ("tenant_id","parent_id") REFERENCES "public"."subscriptions"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cancellations" ADD CONSTRAINT "cancellations_tenant_id_subscription_id_subscriptions_tenant_id_id_fk" FOREIGN KEY ("tenant_id","subscription_id") REFERENCES "public"."subscriptions"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subscription_notices" ADD CONSTRAINT "subscription_notices_tenant_id_subscription_id_subscriptions_tenant_id_id_fk" FOREIGN KEY ("tenant_id","subscription_id") REFERENCES "public"."subscriptions"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "price_change_items" ADD CONSTRAINT "price_change_items_tenant_id_price_change_id_price_changes_tenant_id_id_fk" FOREIGN KEY ("tenant_id","price_change_id") REFERENCES "public"."price_changes"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "price_change_items" ADD CONSTRAINT "price_change_items_tenant_id_subscription_id_subscriptions_tenant_id_id_fk" FOREIGN KEY ("tenant_id","subscription_id") REFERENCES "public"."subscriptions"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tax_records" ADD CONSTRAINT "tax_records_tenant_id_invoice_id_invoices_tenant_id_id_fk" FOREIGN KEY ("tenant_id","invoice_id") REFERENCES "public"."invoices"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_usage" ADD CONSTRAINT "product_usage_tenant_id_product_id_products_tenant_id_id_fk" FOREIGN KEY ("tenant_id","product_id") REFERENCES "public"."products"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "usage_alerts" ADD CONSTRAINT "usage_alerts_tenant_id_subscription_id_subscriptions_tenant_id_id_fk" FOREIGN KEY ("tenant_id","subscription_id") REFERENCES "public"."subscriptions"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "usage_events" ADD CONSTRAINT "usage_events_tenant_id_subscription_id_subscriptions_tenant_id_id_fk" FOREIGN KEY ("tenant_id","subscription_id") REFERENCES "public"."subscriptions"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "usage_progress" ADD CONSTRAINT "usage_progress_tenant_id_subscription_id_subscriptions_tenant_id_id_fk" FOREIGN KEY ("tenant_id","subscription_id") REFERENCES "public"."subscriptions"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "withdrawals" ADD CONSTRAINT "withdrawals_tenant_id_client_id_clients_tenant_id_id_fk" FOREIGN KEY ("tenant_id","client_id") REFERENCES "public"."clients"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "bank_lines_statement" ON "bank_lines" USING btree ("tenant_id","statement_id","position");--> statement-breakpoint
CREATE INDEX "bank_lines_open" ON "bank_lines" USING btree ("tenant_id","booked_on") WHERE status = 'open';--> statement-breakpoint
CREATE INDEX "bank_statements_list" ON "bank_statements" USING btree ("tenant_id","created_at");--> statement-breakpoint
CREATE INDEX "invoice_lines_invoice" ON "invoice_lines" USING btree ("tenant_id","invoice_id","position");--> statement-breakpoint
CREATE INDEX "invoice_lines_service" ON "invoice_lines" USING btree ("tenant_id","period_end") WHERE period_end is not null;--> statement-breakpoint
CREATE INDEX "invoice_lines_subscription" ON "invoice_lines" USING btree ("tenant_id","subscription_id") WHERE subscription_id is not null;--> statement-breakpoint
CREATE INDEX "invoice_lines_corrects" ON "invoice_lines" USING btree ("tenant_id","corrects_line_id") WHERE corrects_line_id is not null;--> statement-breakpoint
CREATE INDEX "invoices_client" ON "invoices" USING btree ("tenant_id","client_id","created_at");--> statement-breakpoint
CREATE INDEX "invoices_list" ON "invoices" USING btree ("tenant_id","created_at");--> statement-breakpoint
CREATE INDEX "invoices_issued" ON "invoices" USING btree ("tenant_id","issued_on");--> statement-breakpoint
CREATE INDEX "invoices_open" ON "invoices" USING btree ("tenant_id","due_on") WHERE status = 'issued';--> statement-breakpoint
CREATE INDEX "invoices_based_on" ON "invoices" USING btree ("tenant_id","based_on_id") WHERE based_on_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "invoices_gathering" ON "invoices" USING btree ("tenant_id","client_id","currency") WHERE is_gathering and status = 'draft';--> statement-breakpoint
CREATE INDEX "payment_links_client" ON "payment_links" USING btree ("tenant_id","client_id","created_at");--> statement-breakpoint
CREATE INDEX "payment_links_expiry" ON "payment_links" USING btree ("tenant_id","expires_at");--> statement-breakpoint
CREATE INDEX "charge_attempts_client" ON "charge_attempts" USING btree ("tenant_id","client_id");--> statement-breakpoint
CREATE INDEX "dunning_exemptions_client" ON "dunning_exemptions" USING btree ("tenant_id","client_id");--> statement-breakpoint
CREATE INDEX "dunning_exemptions_invoice" ON "dunning_exemptions" USING btree ("tenant_id","invoice_id");--> statement-breakpoint
CREATE INDEX "dunning_steps_client" ON "dunning_steps" USING btree ("tenant_id","client_id");--> statement-breakpoint
CREATE INDEX "coupon_codes_coupon" ON "coupon_codes" USING btree ("tenant_id","coupon_id","created_at");--> statement-breakpoint
CREATE INDEX "coupon_redemptions_client" ON "coupon_redemptions" USING btree ("tenant_id","client_id");--> statement-breakpoint
CREATE INDEX "coupon_redemptions_live" ON "coupon_redemptions" USING btree ("tenant_id","client_id") WHERE ended_at is null and not is_spent;--> statement-breakpoint
CREATE INDEX "coupon_redemptions_coupon" ON "coupon_redemptions" USING btree ("tenant_id","coupon_id","redeemed_at");--> statement-breakpoint
CREATE INDEX "coupon_redemptions_invoice" ON "coupon_redemptions" USING btree ("tenant_id","invoice_id") WHERE invoice_id is not null;--> statement-breakpoint
CREATE INDEX "coupons_list" ON "coupons" USING btree ("tenant_id","created_at");--> statement-breakpoint
CREATE INDEX "funds_left" ON "funds" USING btree ("tenant_id","client_id") WHERE left_minor > 0;--> statement-breakpoint
CREATE INDEX "funds_expiry" ON "funds" USING btree ("tenant_id","expires_on") WHERE left_minor > 0 and expires_on is not null;--> statement-breakpoint
CREATE INDEX "ledger_entries_balance" ON "ledger_entries" USING btree ("tenant_id","client_id","account","currency");--> statement-breakpoint
CREATE INDEX "ledger_transactions_client" ON "ledger_transactions" USING btree ("tenant_id","client_id","id");--> statement-breakpoint
CREATE INDEX "ledger_transactions_day" ON "ledger_transactions" USING btree ("tenant_id","occurred_on","id");--> statement-breakpoint
CREATE INDEX "client_notes_client" ON "client_notes" USING btree ("tenant_id","client_id","created_at");--> statement-breakpoint
CREATE INDEX "clients_created" ON "clients" USING btree ("tenant_id","created_at");--> statement-breakpoint
CREATE INDEX "clients_group" ON "clients" USING btree ("tenant_id","client_group_id");--> statement-breakpoint
CREATE INDEX "clients_tax_id_due" ON "clients" USING btree ("tenant_id","tax_id_check_due_at") WHERE tax_id_check_due_at is not null;--> statement-breakpoint
CREATE INDEX "vat_checks_number" ON "vat_checks" USING btree ("tenant_id","tax_id","checked_at");--> statement-breakpoint
CREATE INDEX "vat_checks_client" ON "vat_checks" USING btree ("tenant_id","client_id","checked_at") WHERE client_id is not null;--> statement-breakpoint
CREATE INDEX "client_contacts_user" ON "client_contacts" USING btree ("tenant_id","user_id");--> statement-breakpoint
CREATE INDEX "refresh_tokens_session" ON "refresh_tokens" USING btree ("tenant_id","session_id");--> statement-breakpoint
CREATE INDEX "sessions_user" ON "sessions" USING btree ("tenant_id","user_id");--> statement-breakpoint
CREATE INDEX "audit_entries_resource" ON "audit_entries" USING btree ("tenant_id","resource_kind","resource_id","occurred_at");--> statement-breakpoint
CREATE INDEX "audit_entries_client" ON "audit_entries" USING btree ("tenant_id","client_id","occurred_at");--> statement-breakpoint
CREATE INDEX "audit_entries_time" ON "audit_entries" USING btree ("tenant_id","occurred_at");--> statement-breakpoint
CREATE INDEX "files_resource" ON "files" USING btree ("tenant_id","kind","resource_id");--> statement-breakpoint
CREATE UNIQUE INDEX "tenant_keys_current" ON "tenant_keys" USING btree ("tenant_id") WHERE is_current;--> statement-breakpoint
CREATE INDEX "mails_client" ON "mails" USING btree ("tenant_id","client_id","created_at");--> statement-breakpoint
CREATE INDEX "mails_created" ON "mails" USING btree ("tenant_id","created_at");--> statement-breakpoint
CREATE INDEX "order_items_order" ON "order_items" USING btree ("tenant_id","order_id");--> statement-breakpoint
CREATE INDEX "orders_client" ON "orders" USING btree ("tenant_id","client_id","created_at");--> statement-breakpoint
CREATE INDEX "orders_created" ON "orders" USING btree ("tenant_id","created_at");--> statement-breakpoint
CREATE INDEX "quotes_created" ON "quotes" USING btree ("tenant_id","created_at");--> statement-breakpoint
CREATE INDEX "quotes_client" ON "quotes" USING btree ("tenant_id","client_id");--> statement-breakpoint
CREATE INDEX "effect_attempts_effect" ON "effect_attempts" USING btree ("tenant_id","effect_id","number");--> statement-breakpoint
CREATE INDEX "effects_resource" ON "effects" USING btree ("tenant_id","resource_kind","resource_id");--> statement-breakpoint
CREATE INDEX "effects_due" ON "effects" USING btree ("next_at") WHERE state in ('planned', 'sending', 'unknown');--> statement-breakpoint
CREATE INDEX "effects_unfinished" ON "effects" USING btree ("state") WHERE state <> 'succeeded';--> statement-breakpoint
CREATE INDEX "event_deliveries_open" ON "event_deliveries" USING btree ("state","next_at") WHERE state in ('waiting', 'dead');--> statement-breakpoint
CREATE INDEX "outbox_events_unpublished" ON "outbox_events" USING btree ("recorded_at") WHERE published_at is null;--> statement-breakpoint
CREATE INDEX "gateway_notices_parked" ON "gateway_notices" USING btree ("tenant_id","received_at") WHERE state = 'parked';--> statement-breakpoint
CREATE INDEX "payment_allocations_by_invoice" ON "payment_allocations" USING btree ("tenant_id","invoice_id");--> statement-breakpoint
CREATE INDEX "payment_method_setups_client" ON "payment_method_setups" USING btree ("tenant_id","client_id","created_at");--> statement-breakpoint
CREATE INDEX "payment_methods_client" ON "payment_methods" USING btree ("tenant_id","client_id");--> statement-breakpoint
CREATE INDEX "payments_client" ON "payments" USING btree ("tenant_id","client_id","created_at");--> statement-breakpoint
CREATE INDEX "payments_list" ON "payments" USING btree ("tenant_id","created_at");--> statement-breakpoint
CREATE INDEX "payments_settled" ON "payments" USING btree ("tenant_id","settled_at") WHERE settled_at is not null;--> statement-breakpoint
CREATE INDEX "refunds_payment" ON "refunds" USING btree ("tenant_id","payment_id");--> statement-breakpoint
CREATE INDEX "refunds_settled" ON "refunds" USING btree ("tenant_id","settled_at") WHERE settled_at is not null;--> statement-breakpoint
CREATE INDEX "disputes_payment" ON "disputes" USING btree ("tenant_id","payment_id");--> statement-breakpoint
CREATE INDEX "disputes_client" ON "disputes" USING btree ("tenant_id","client_id");--> statement-breakpoint
CREATE INDEX "disputes_list" ON "disputes" USING btree ("tenant_id","opened_at");--> statement-breakpoint
CREATE INDEX "disputes_open" ON "disputes" USING btree ("tenant_id","evidence_due_at") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "gateway_differences_open" ON "gateway_differences" USING btree ("tenant_id","plugin_id","occurred_on") WHERE state = 'open';--> statement-breakpoint
CREATE INDEX "gateway_entries_day" ON "gateway_entries" USING btree ("tenant_id","plugin_id","occurred_on");--> statement-breakpoint
CREATE INDEX "gateway_entries_payment" ON "gateway_entries" USING btree ("tenant_id","payment_id");--> statement-breakpoint
CREATE INDEX "server_checks_server" ON "server_checks" USING btree ("tenant_id","server_id","checked_at");--> statement-breakpoint
CREATE INDEX "services_client" ON "services" USING btree ("tenant_id","client_id");--> statement-breakpoint
CREATE INDEX "services_server" ON "services" USING btree ("tenant_id","server_id");--> statement-breakpoint
CREATE INDEX "services_created" ON "services" USING btree ("tenant_id","created_at");--> statement-breakpoint
CREATE INDEX "subscription_changes_of" ON "subscription_changes" USING btree ("tenant_id","subscription_id","occurred_at");--> statement-breakpoint
CREATE INDEX "subscriptions_client" ON "subscriptions" USING btree ("tenant_id","client_id");--> statement-breakpoint
CREATE INDEX "subscriptions_due" ON "subscriptions" USING btree ("tenant_id","next_invoice_on","client_id") WHERE status in ('active', 'past_due');--> statement-breakpoint
CREATE INDEX "subscriptions_change" ON "subscriptions" USING btree ("tenant_id","change_on") WHERE change_on is not null;--> statement-breakpoint
CREATE INDEX "subscriptions_end" ON "subscriptions" USING btree ("tenant_id","ends_on") WHERE ends_on is not null and ended_at is null;--> statement-breakpoint
CREATE INDEX "subscriptions_pause" ON "subscriptions" USING btree ("tenant_id","pause_on") WHERE pause_on is not null;--> statement-breakpoint
CREATE INDEX "subscriptions_resume" ON "subscriptions" USING btree ("tenant_id","resume_on") WHERE resume_on is not null;--> statement-breakpoint
CREATE INDEX "cancellations_of" ON "cancellations" USING btree ("tenant_id","subscription_id");--> statement-breakpoint
CREATE INDEX "cancellations_asked" ON "cancellations" USING btree ("tenant_id","asked_on");--> statement-breakpoint
CREATE UNIQUE INDEX "cancellations_waiting" ON "cancellations" USING btree ("tenant_id","subscription_id") WHERE status = 'waiting';--> statement-breakpoint
CREATE INDEX "price_change_items_of" ON "price_change_items" USING btree ("tenant_id","subscription_id");--> statement-breakpoint
CREATE INDEX "price_change_items_tell" ON "price_change_items" USING btree ("tenant_id","price_change_id","tell_on") WHERE state = 'waiting';--> statement-breakpoint
CREATE UNIQUE INDEX "price_change_items_one" ON "price_change_items" USING btree ("tenant_id","subscription_id") WHERE state in ('waiting', 'told');--> statement-breakpoint
CREATE INDEX "price_changes_open" ON "price_changes" USING btree ("tenant_id") WHERE status in ('gathering', 'running');--> statement-breakpoint
CREATE INDEX "renewal_stops_list" ON "renewal_stops" USING btree ("tenant_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "renewal_stops_run" ON "renewal_stops" USING btree ("tenant_id") WHERE kind = 'run' and state = 'waiting';--> statement-breakpoint
CREATE UNIQUE INDEX "renewal_stops_invoice" ON "renewal_stops" USING btree ("tenant_id","client_id","currency") WHERE kind = 'invoice' and state = 'waiting';--> statement-breakpoint
CREATE INDEX "tax_quotes_due" ON "tax_quotes" USING btree ("tenant_id","due_at") WHERE due_at is not null;--> statement-breakpoint
CREATE INDEX "tax_quotes_age" ON "tax_quotes" USING btree ("tenant_id","on_day");--> statement-breakpoint
CREATE INDEX "tax_rates_country" ON "tax_rates" USING btree ("tenant_id","country","category","valid_from");--> statement-breakpoint
CREATE UNIQUE INDEX "usage_events_void" ON "usage_events" USING btree ("tenant_id","subscription_id","voids_event_id") WHERE voids_event_id is not null;--> statement-breakpoint
CREATE INDEX "usage_events_window" ON "usage_events" USING btree ("tenant_id","subscription_id","metric_id","occurred_at","ingestion");--> statement-breakpoint
CREATE INDEX "usage_events_client" ON "usage_events" USING btree ("tenant_id","client_id","ingestion");--> statement-breakpoint
CREATE INDEX "usage_progress_due" ON "usage_progress" USING btree ("tenant_id","client_id") WHERE due_on is not null or late_from is not null;--> statement-breakpoint
CREATE INDEX "usage_progress_watch" ON "usage_progress" USING btree ("tenant_id","subscription_id") WHERE cap_minor is not null or held_on is not null;--> statement-breakpoint
CREATE INDEX "withdrawals_list" ON "withdrawals" USING btree ("tenant_id","received_at");--> statement-breakpoint
CREATE INDEX "withdrawals_client" ON "withdrawals" USING btree ("tenant_id","client_id");--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "bank_csv_formats" AS PERMISSIVE FOR ALL TO "panel1_app" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "staff_only" ON "bank_csv_formats" AS RESTRICTIVE FOR ALL TO "panel1_app" USING (nullif(current_setting('app.client_id', true), '')::uuid is null) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "staff_scope" ON "bank_csv_formats" AS RESTRICTIVE FOR ALL TO "panel1_app" USING ((case when nullif(current_setting('app.client_groups', true), '') is null then true else nullif(false, false) end) is not unknown) WITH CHECK ((case when nullif(current_setting('app.client_groups', true), '') is null then true else nullif(true, false) end) is not unknown);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "bank_lines" AS PERMISSIVE FOR ALL TO "panel1_app" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "staff_only" ON "bank_lines" AS RESTRICTIVE FOR ALL TO "panel1_app" USING (nullif(current_setting('app.client_id', true), '')::uuid is null) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "staff_scope" ON "bank_lines" AS RESTRICTIVE FOR ALL TO "panel1_app" USING ((case when nullif(current_setting('app.client_groups', true), '') is null then true else nullif(false, false) end) is not unknown) WITH CHECK ((case when nullif(current_setting('app.client_groups', true), '') is null then true else nullif(true, false) end) is not unknown);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "bank_statements" AS PERMISSIVE FOR ALL TO "panel1_app" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "staff_only" ON "bank_statements" AS RESTRICTIVE FOR ALL TO "panel1_app" USING (nullif(current_setting('app.client_id', true), '')::uuid is null) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "staff_scope" ON "bank_statements" AS RESTRICTIVE FOR ALL TO "panel1_app" USING ((case when nullif(current_setting('app.client_groups', true), '') is null then true else nullif(false, false) end) is not unknown) WITH CHECK ((case when nullif(current_setting('app.client_groups', true), '') is null then true else nullif(true, false) end) is not unknown);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "invoice_lines" AS PERMISSIVE FOR ALL TO "panel1_app" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "client_scope" ON "invoice_lines" AS RESTRICTIVE FOR ALL TO "panel1_app" USING (nullif(current_setting('app.client_id', true), '')::uuid is null or client_id = nullif(current_setting('app.client_id', true), '')::uuid) WITH CHECK (nullif(current_setting('app.client_id', true), '')::uuid is null or client_id = nullif(current_setting('app.client_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "staff_scope" ON "invoice_lines" AS RESTRICTIVE FOR ALL TO "panel1_app" USING ((case when nullif(current_setting('app.client_groups', true), '') is null then true else nullif(panel1_client_in_scope(client_id), false) end) is not unknown) WITH CHECK ((case when nullif(current_setting('app.client_groups', true), '') is null then true else nullif(client_id is null or panel1_client_in_scope(client_id), false) end) is not unknown);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "invoices" AS PERMISSIVE FOR ALL TO "panel1_app" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "client_scope" ON "invoices" AS RESTRICTIVE FOR ALL TO "panel1_app" USING (nullif(current_setting('app.client_id', true), '')::uuid is null or client_id = nullif(current_setting('app.client_id', true), '')::uuid) WITH CHECK (nullif(current_setting('app.client_id', true), '')::uuid is null or client_id = nullif(current_setting('app.client_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "staff_scope" ON "invoices" AS RESTRICTIVE FOR ALL TO "panel1_app" USING ((case when nullif(current_setting('app.client_groups', true), '') is null then true else nullif(panel1_client_in_scope(client_id), false) end) is not unknown) WITH CHECK ((case when nullif(current_setting('app.client_groups', true), '') is null then true else nullif(client_id is null or panel1_client_in_scope(client_id), false) end) is not unknown);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "payment_links" AS PERMISSIVE FOR ALL TO "panel1_app" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "client_scope" ON "payment_links" AS RESTRICTIVE FOR ALL TO "panel1_app" USING (nullif(current_setting('app.client_id', true), '')::uuid is null or client_id = nullif(current_setting('app.client_id', true), '')::uuid) WITH CHECK (nullif(current_setting('app.client_id', true), '')::uuid is null or client_id = nullif(current_setting('app.client_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "staff_scope" ON "payment_links" AS RESTRICTIVE FOR ALL TO "panel1_app" USING ((case when nullif(current_setting('app.client_groups', true), '') is null then true else nullif(panel1_client_in_scope(client_id), false) end) is not unknown) WITH CHECK ((case when nullif(current_setting('app.client_groups', true), '') is null then true else nullif(client_id is null or panel1_client_in_scope(client_id), false) end) is not unknown);--> statement-breakpoint
CREATE POLICY "staff_only" ON "payment_links" AS RESTRICTIVE FOR ALL TO "panel1_app" USING (nullif(current_setting('app.client_id', true), '')::uuid is null) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "billing_accounts" AS PERMISSIVE FOR ALL TO "panel1_app" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "client_scope" ON "billing_accounts" AS RESTRICTIVE FOR ALL TO "panel1_app" USING (nullif(current_setting('app.client_id', true), '')::uuid is null or client_id = nullif(current_setting('app.client_id', true), '')::uuid) WITH CHECK (nullif(current_setting('app.client_id', true), '')::uuid is null or client_id = nullif(current_setting('app.client_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "staff_scope" ON "billing_accounts" AS RESTRICTIVE FOR ALL TO "panel1_app" USING ((case when nullif(current_setting('app.client_groups', true), '') is null then true else nullif(panel1_client_in_scope(client_id), false) end) is not unknown) WITH CHECK ((case when nullif(current_setting('app.client_groups', true), '') is null then true else nullif(client_id is null or panel1_client_in_scope(client_id), false) end) is not unknown);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "charge_attempts" AS PERMISSIVE FOR ALL TO "panel1_app" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "client_scope" ON "charge_attempts" AS RESTRICTIVE FOR ALL TO "panel1_app" USING (nullif(current_setting('app.client_id', true), '')::uuid is null or client_id = nullif(current_setting('app.client_id', true), '')::uuid) WITH CHECK (nullif(current_setting('app.client_id', true), '')::uuid is null or client_id = nullif(current_setting('app.client_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "staff_scope" ON "charge_attempts" AS RESTRICTIVE FOR ALL TO "panel1_app" USING ((case when nullif(current_setting('app.client_groups', true), '') is null then true else nullif(panel1_client_in_scope(client_id), false) end) is not unknown) WITH CHECK ((case when nullif(current_setting('app.client_groups', true), '') is null then true else nullif(client_id is null or panel1_client_in_scope(client_id), false) end) is not unknown);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "dunning_exemptions" AS PERMISSIVE FOR ALL TO "panel1_app" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "client_scope" ON "dunning_exemptions" AS RESTRICTIVE FOR ALL TO "panel1_app" USING (nullif(current_setting('app.client_id', true), '')::uuid is null or client_id = nullif(current_setting('app.client_id', true), '')::uuid) WITH CHECK (nullif(current_setting('app.client_id', true), '')::uuid is null or client_id = nullif(current_setting('app.client_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "staff_scope" ON "dunning_exemptions" AS RESTRICTIVE FOR ALL TO "panel1_app" USING ((case when nullif(current_setting('app.client_groups', true), '') is null then true else nullif(panel1_client_in_scope(client_id), false) end) is not unknown) WITH CHECK ((case when nullif(current_setting('app.client_groups', true), '') is null then true else nullif(client_id is null or panel1_client_in_scope(client_id), false) end) is not unknown);--> statement-breakpoint
CREATE POLICY "staff_only" ON "dunning_exemptions" AS RESTRICTIVE FOR ALL TO "panel1_app" USING (nullif(current_setting('app.client_id', true), '')::uuid is null) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "dunning_steps" AS PERMISSIVE FOR ALL TO "panel1_app" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "client_scope" ON "dunning_steps" AS RESTRICTIVE FOR ALL TO "panel1_app" USING (nullif(current_setting('app.client_id', true), '')::uuid is null or client_id = nullif(current_setting('app.client_id', true), '')::uuid) WITH CHECK (nullif(current_setting('app.client_id', true), '')::uuid is null or client_id = nullif(current_setting('app.client_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "staff_scope" ON "dunning_steps" AS RESTRICTIVE FOR ALL TO "panel1_app" USING ((case when nullif(current_setting('app.client_groups', true), '') is null then true else nullif(panel1_client_in_scope(client_id), false) end) is not unknown) WITH CHECK ((case when nullif(current_setting('app.client_groups', true), '') is null then true else nullif(client_id is null or panel1_client_in_scope(client_id), false) end) is not unknown);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "coupon_codes" AS PERMISSIVE FOR ALL TO "panel1_app" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "coupon_redemptions" AS PERMISSIVE FOR ALL TO "panel1_app" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "client_scope" ON "coupon_redemptions" AS RESTRICTIVE FOR ALL TO "panel1_app" USING (nullif(current_setting('app.client_id', true), '')::uuid is null or client_id = nullif(current_setting('app.client_id', true), '')::uuid) WITH CHECK (nullif(current_setting('app.client_id', true), '')::uuid is null or client_id = nullif(current_setting('app.client_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "staff_scope" ON "coupon_redemptions" AS RESTRICTIVE FOR ALL TO "panel1_app" USING ((case when nullif(current_setting('app.client_groups', true), '') is null then true else nullif(panel1_client_in_scope(client_id), false) end) is not unknown) WITH CHECK ((case when nullif(current_setting('app.client_groups', true), '') is null then true else nullif(client_id is null or panel1_client_in_scope(client_id), false) end) is not unknown);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "coupons" AS PERMISSIVE FOR ALL TO "panel1_app" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "billed_periods" AS PERMISSIVE FOR ALL TO "panel1_app" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "client_scope" ON "billed_periods" AS RESTRICTIVE FOR ALL TO "panel1_app" USING (nullif(current_setting('app.client_id', true), '')::uuid is null or client_id = nullif(current_setting('app.client_id', true), '')::uuid) WITH CHECK (nullif(current_setting('app.client_id', true), '')::uuid is null or client_id = nullif(current_setting('app.client_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "staff_scope" ON "billed_periods" AS RESTRICTIVE FOR ALL TO "panel1_app" USING ((case when nullif(current_setting('app.client_groups', true), '') is null then true else nullif(panel1_client_in_scope(client_id), false) end) is not unknown) WITH CHECK ((case when nullif(current_setting('app.client_groups', true), '') is null then true else nullif(client_id is null or panel1_client_in_scope(client_id), false) end) is not unknown);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "document_numbers" AS PERMISSIVE FOR ALL TO "panel1_app" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "client_scope" ON "document_numbers" AS RESTRICTIVE FOR ALL TO "panel1_app" USING (nullif(current_setting('app.client_id', true), '')::uuid is null or client_id = nullif(current_setting('app.client_id', true), '')::uuid) WITH CHECK (nullif(current_setting('app.client_id', true), '')::uuid is null or client_id = nullif(current_setting('app.client_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "staff_scope" ON "document_numbers" AS RESTRICTIVE FOR ALL TO "panel1_app" USING ((case when nullif(current_setting('app.client_groups', true), '') is null then true else nullif(panel1_client_in_scope(client_id), false) end) is not unknown) WITH CHECK ((case when nullif(current_setting('app.client_groups', true), '') is null then true else nullif(client_id is null or panel1_client_in_scope(client_id), false) end) is not unknown);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "ledger_keys" AS PERMISSIVE FOR ALL TO "panel1_app" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "client_scope" ON "ledger_keys" AS RESTRICTIVE FOR ALL TO "panel1_app" USING (nullif(current_setting('app.client_id', true), '')::uuid is null or client_id = nullif(current_setting('app.client_id', true), '')::uuid) WITH CHECK (nullif(current_setting('app.client_id', true), '')::uuid is null or client_id = nullif(current_setting('app.client_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "staff_scope" ON "ledger_keys" AS RESTRICTIVE FOR ALL TO "panel1_app" USING ((case when nullif(current_setting('app.client_groups', true), '') is null then true else nullif(panel1_client_in_scope(client_id), false) end) is not unknown) WITH CHECK ((case when nullif(current_setting('app.client_groups', true), '') is null then true else nullif(client_id is null or panel1_client_in_scope(client_id), false) end) is not unknown);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "funds" AS PERMISSIVE FOR ALL TO "panel1_app" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "client_scope" ON "funds" AS RESTRICTIVE FOR ALL TO "panel1_app" USING (nullif(current_setting('app.client_id', true), '')::uuid is null or client_id = nullif(current_setting('app.client_id', true), '')::uuid) WITH CHECK (nullif(current_setting('app.client_id', true), '')::uuid is null or client_id = nullif(current_setting('app.client_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "staff_scope" ON "funds" AS RESTRICTIVE FOR ALL TO "panel1_app" USING ((case when nullif(current_setting('app.client_groups', true), '') is null then true else nullif(panel1_client_in_scope(client_id), false) end) is not unknown) WITH CHECK ((case when nullif(current_setting('app.client_groups', true), '') is null then true else nullif(client_id is null or panel1_client_in_scope(client_id), false) end) is not unknown);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "ledger_entries" AS PERMISSIVE FOR ALL TO "panel1_app" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "client_scope" ON "ledger_entries" AS RESTRICTIVE FOR ALL TO "panel1_app" USING (nullif(current_setting('app.client_id', true), '')::uuid is null or client_id = nullif(current_setting('app.client_id', true), '')::uuid) WITH CHECK (nullif(current_setting('app.client_id', true), '')::uuid is null or client_id = nullif(current_setting('app.client_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "staff_scope" ON "ledger_entries" AS RESTRICTIVE FOR ALL TO "panel1_app" USING ((case when nullif(current_setting('app.client_groups', true), '') is null then true else nullif(panel1_client_in_scope(client_id), false) end) is not unknown) WITH CHECK ((case when nullif(current_setting('app.client_groups', true), '') is null then true else nullif(client_id is null or panel1_client_in_scope(client_id), false) end) is not unknown);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "ledger_transactions" AS PERMISSIVE FOR ALL TO "panel1_app" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "client_scope" ON "ledger_transactions" AS RESTRICTIVE FOR ALL TO "panel1_app" USING (nullif(current_setting('app.client_id', true), '')::uuid is null or client_id = nullif(current_setting('app.client_id', true), '')::uuid) WITH CHECK (nullif(current_setting('app.client_id', true), '')::uuid is null or client_id = nullif(current_setting('app.client_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "staff_scope" ON "ledger_transactions" AS RESTRICTIVE FOR ALL TO "panel1_app" USING ((case when nullif(current_setting('app.client_groups', true), '') is null then true else nullif(panel1_client_in_scope(client_id), false) end) is not unknown) WITH CHECK ((case when nullif(current_setting('app.client_groups', true), '') is null then true else nullif(client_id is null or panel1_client_in_scope(client_id), false) end) is not unknown);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "catalog_texts" AS PERMISSIVE FOR ALL TO "panel1_app" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "option_choices" AS PERMISSIVE FOR ALL TO "panel1_app" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "option_prices" AS PERMISSIVE FOR ALL TO "panel1_app" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "product_categories" AS PERMISSIVE FOR ALL TO "panel1_app" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "product_components" AS PERMISSIVE FOR ALL TO "panel1_app" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "product_fields" AS PERMISSIVE FOR ALL TO "panel1_app" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "product_options" AS PERMISSIVE FOR ALL TO "panel1_app" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "product_prices" AS PERMISSIVE FOR ALL TO "panel1_app" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "product_upgrades" AS PERMISSIVE FOR ALL TO "panel1_app" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "products" AS PERMISSIVE FOR ALL TO "panel1_app" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "client_groups" AS PERMISSIVE FOR ALL TO "panel1_app" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "staff_only" ON "client_groups" AS RESTRICTIVE FOR ALL TO "panel1_app" USING (nullif(current_setting('app.client_id', true), '')::uuid is null) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "staff_scope" ON "client_groups" AS RESTRICTIVE FOR ALL TO "panel1_app" USING ((case when nullif(current_setting('app.client_groups', true), '') is null then true else nullif(id = any (string_to_array(nullif(current_setting('app.client_groups', true), ''), ',')::uuid[]), false) end) is not unknown) WITH CHECK ((case when nullif(current_setting('app.client_groups', true), '') is null then true else nullif(id = any (string_to_array(nullif(current_setting('app.client_groups', true), ''), ',')::uuid[]), false) end) is not unknown);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "client_notes" AS PERMISSIVE FOR ALL TO "panel1_app" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "client_scope" ON "client_notes" AS RESTRICTIVE FOR ALL TO "panel1_app" USING (nullif(current_setting('app.client_id', true), '')::uuid is null or client_id = nullif(current_setting('app.client_id', true), '')::uuid) WITH CHECK (nullif(current_setting('app.client_id', true), '')::uuid is null or client_id = nullif(current_setting('app.client_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "staff_scope" ON "client_notes" AS RESTRICTIVE FOR ALL TO "panel1_app" USING ((case when nullif(current_setting('app.client_groups', true), '') is null then true else nullif(panel1_client_in_scope(client_id), false) end) is not unknown) WITH CHECK ((case when nullif(current_setting('app.client_groups', true), '') is null then true else nullif(client_id is null or panel1_client_in_scope(client_id), false) end) is not unknown);--> statement-breakpoint
CREATE POLICY "staff_only" ON "client_notes" AS RESTRICTIVE FOR ALL TO "panel1_app" USING (nullif(current_setting('app.client_id', true), '')::uuid is null) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "clients" AS PERMISSIVE FOR ALL TO "panel1_app" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "client_scope" ON "clients" AS RESTRICTIVE FOR ALL TO "panel1_app" USING (nullif(current_setting('app.client_id', true), '')::uuid is null or client_id = nullif(current_setting('app.client_id', true), '')::uuid) WITH CHECK (nullif(current_setting('app.client_id', true), '')::uuid is null or client_id = nullif(current_setting('app.client_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "staff_scope" ON "clients" AS RESTRICTIVE FOR ALL TO "panel1_app" USING ((case when nullif(current_setting('app.client_groups', true), '') is null then true else nullif(client_group_id = any (string_to_array(nullif(current_setting('app.client_groups', true), ''), ',')::uuid[]), false) end) is not unknown) WITH CHECK ((case when nullif(current_setting('app.client_groups', true), '') is null then true else nullif(client_group_id = any (string_to_array(nullif(current_setting('app.client_groups', true), ''), ',')::uuid[]), false) end) is not unknown);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "vat_checks" AS PERMISSIVE FOR ALL TO "panel1_app" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "client_scope" ON "vat_checks" AS RESTRICTIVE FOR ALL TO "panel1_app" USING (nullif(current_setting('app.client_id', true), '')::uuid is null or client_id = nullif(current_setting('app.client_id', true), '')::uuid) WITH CHECK (nullif(current_setting('app.client_id', true), '')::uuid is null or client_id = nullif(current_setting('app.client_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "staff_scope" ON "vat_checks" AS RESTRICTIVE FOR ALL TO "panel1_app" USING ((case when nullif(current_setting('app.client_groups', true), '') is null then true else nullif(panel1_client_in_scope(client_id), false) end) is not unknown) WITH CHECK ((case when nullif(current_setting('app.client_groups', true), '') is null then true else nullif(client_id is null or panel1_client_in_scope(client_id), false) end) is not unknown);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "api_keys" AS PERMISSIVE FOR ALL TO "panel1_app" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "staff_only" ON "api_keys" AS RESTRICTIVE FOR ALL TO "panel1_app" USING (nullif(current_setting('app.client_id', true), '')::uuid is null) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "client_contacts" AS PERMISSIVE FOR ALL TO "panel1_app" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "client_scope" ON "client_contacts" AS RESTRICTIVE FOR ALL TO "panel1_app" USING (nullif(current_setting('app.client_id', true), '')::uuid is null or client_id = nullif(current_setting('app.client_id', true), '')::uuid) WITH CHECK (nullif(current_setting('app.client_id', true), '')::uuid is null or client_id = nullif(current_setting('app.client_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "staff_scope" ON "client_contacts" AS RESTRICTIVE FOR ALL TO "panel1_app" USING ((case when nullif(current_setting('app.client_groups', true), '') is null then true else nullif(panel1_client_in_scope(client_id), false) end) is not unknown) WITH CHECK ((case when nullif(current_setting('app.client_groups', true), '') is null then true else nullif(client_id is null or panel1_client_in_scope(client_id), false) end) is not unknown);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "mail_tokens" AS PERMISSIVE FOR ALL TO "panel1_app" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "refresh_tokens" AS PERMISSIVE FOR ALL TO "panel1_app" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "role_parents" AS PERMISSIVE FOR ALL TO "panel1_app" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "staff_only" ON "role_parents" AS RESTRICTIVE FOR ALL TO "panel1_app" USING (nullif(current_setting('app.client_id', true), '')::uuid is null) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "roles" AS PERMISSIVE FOR ALL TO "panel1_app" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "staff_only" ON "roles" AS RESTRICTIVE FOR ALL TO "panel1_app" USING (nullif(current_setting('app.client_id', true), '')::uuid is null) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "sessions" AS PERMISSIVE FOR ALL TO "panel1_app" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "staff_scopes" AS PERMISSIVE FOR ALL TO "panel1_app" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "staff_only" ON "staff_scopes" AS RESTRICTIVE FOR ALL TO "panel1_app" USING (nullif(current_setting('app.client_id', true), '')::uuid is null) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "user_roles" AS PERMISSIVE FOR ALL TO "panel1_app" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "staff_only" ON "user_roles" AS RESTRICTIVE FOR ALL TO "panel1_app" USING (nullif(current_setting('app.client_id', true), '')::uuid is null) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "users" AS PERMISSIVE FOR ALL TO "panel1_app" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "audit_entries" AS PERMISSIVE FOR ALL TO "panel1_app" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "client_scope" ON "audit_entries" AS RESTRICTIVE FOR ALL TO "panel1_app" USING (nullif(current_setting('app.client_id', true), '')::uuid is null or client_id = nullif(current_setting('app.client_id', true), '')::uuid) WITH CHECK (nullif(current_setting('app.client_id', true), '')::uuid is null or client_id = nullif(current_setting('app.client_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "staff_scope" ON "audit_entries" AS RESTRICTIVE FOR ALL TO "panel1_app" USING ((case when nullif(current_setting('app.client_groups', true), '') is null then true else nullif(panel1_client_in_scope(client_id), false) end) is not unknown) WITH CHECK ((case when nullif(current_setting('app.client_groups', true), '') is null then true else nullif(client_id is null or panel1_client_in_scope(client_id), false) end) is not unknown);--> statement-breakpoint
CREATE POLICY "platform_access" ON "audit_entries" AS PERMISSIVE FOR ALL TO "panel1_platform" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "audit_links" AS PERMISSIVE FOR ALL TO "panel1_app" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "staff_only" ON "audit_links" AS RESTRICTIVE FOR ALL TO "panel1_app" USING (nullif(current_setting('app.client_id', true), '')::uuid is null) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "staff_scope" ON "audit_links" AS RESTRICTIVE FOR ALL TO "panel1_app" USING ((case when nullif(current_setting('app.client_groups', true), '') is null then true else nullif(false, false) end) is not unknown) WITH CHECK ((case when nullif(current_setting('app.client_groups', true), '') is null then true else nullif(true, false) end) is not unknown);--> statement-breakpoint
CREATE POLICY "platform_access" ON "audit_links" AS PERMISSIVE FOR ALL TO "panel1_platform" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "files" AS PERMISSIVE FOR ALL TO "panel1_app" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "client_scope" ON "files" AS RESTRICTIVE FOR ALL TO "panel1_app" USING (nullif(current_setting('app.client_id', true), '')::uuid is null or client_id = nullif(current_setting('app.client_id', true), '')::uuid) WITH CHECK (nullif(current_setting('app.client_id', true), '')::uuid is null or client_id = nullif(current_setting('app.client_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "staff_scope" ON "files" AS RESTRICTIVE FOR ALL TO "panel1_app" USING ((case when nullif(current_setting('app.client_groups', true), '') is null then true else nullif(client_id is null or panel1_client_in_scope(client_id), false) end) is not unknown) WITH CHECK ((case when nullif(current_setting('app.client_groups', true), '') is null then true else nullif(client_id is null or panel1_client_in_scope(client_id), false) end) is not unknown);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "idempotency_keys" AS PERMISSIVE FOR ALL TO "panel1_app" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "tenant_keys" AS PERMISSIVE FOR ALL TO "panel1_app" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "platform_access" ON "tenant_keys" AS PERMISSIVE FOR ALL TO "panel1_platform" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "tenants" AS PERMISSIVE FOR ALL TO "panel1_app" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "platform_access" ON "tenants" AS PERMISSIVE FOR ALL TO "panel1_platform" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "mail_templates" AS PERMISSIVE FOR ALL TO "panel1_app" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "staff_only" ON "mail_templates" AS RESTRICTIVE FOR ALL TO "panel1_app" USING (nullif(current_setting('app.client_id', true), '')::uuid is null) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "mails" AS PERMISSIVE FOR ALL TO "panel1_app" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "client_scope" ON "mails" AS RESTRICTIVE FOR ALL TO "panel1_app" USING (nullif(current_setting('app.client_id', true), '')::uuid is null or client_id = nullif(current_setting('app.client_id', true), '')::uuid) WITH CHECK (nullif(current_setting('app.client_id', true), '')::uuid is null or client_id = nullif(current_setting('app.client_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "staff_scope" ON "mails" AS RESTRICTIVE FOR ALL TO "panel1_app" USING ((case when nullif(current_setting('app.client_groups', true), '') is null then true else nullif(panel1_client_in_scope(client_id), false) end) is not unknown) WITH CHECK ((case when nullif(current_setting('app.client_groups', true), '') is null then true else nullif(client_id is null or panel1_client_in_scope(client_id), false) end) is not unknown);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "cart_items" AS PERMISSIVE FOR ALL TO "panel1_app" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "carts" AS PERMISSIVE FOR ALL TO "panel1_app" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "order_items" AS PERMISSIVE FOR ALL TO "panel1_app" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "client_scope" ON "order_items" AS RESTRICTIVE FOR ALL TO "panel1_app" USING (nullif(current_setting('app.client_id', true), '')::uuid is null or client_id = nullif(current_setting('app.client_id', true), '')::uuid) WITH CHECK (nullif(current_setting('app.client_id', true), '')::uuid is null or client_id = nullif(current_setting('app.client_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "staff_scope" ON "order_items" AS RESTRICTIVE FOR ALL TO "panel1_app" USING ((case when nullif(current_setting('app.client_groups', true), '') is null then true else nullif(panel1_client_in_scope(client_id), false) end) is not unknown) WITH CHECK ((case when nullif(current_setting('app.client_groups', true), '') is null then true else nullif(client_id is null or panel1_client_in_scope(client_id), false) end) is not unknown);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "orders" AS PERMISSIVE FOR ALL TO "panel1_app" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "client_scope" ON "orders" AS RESTRICTIVE FOR ALL TO "panel1_app" USING (nullif(current_setting('app.client_id', true), '')::uuid is null or client_id = nullif(current_setting('app.client_id', true), '')::uuid) WITH CHECK (nullif(current_setting('app.client_id', true), '')::uuid is null or client_id = nullif(current_setting('app.client_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "staff_scope" ON "orders" AS RESTRICTIVE FOR ALL TO "panel1_app" USING ((case when nullif(current_setting('app.client_groups', true), '') is null then true else nullif(panel1_client_in_scope(client_id), false) end) is not unknown) WITH CHECK ((case when nullif(current_setting('app.client_groups', true), '') is null then true else nullif(client_id is null or panel1_client_in_scope(client_id), false) end) is not unknown);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "quotes" AS PERMISSIVE FOR ALL TO "panel1_app" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "client_scope" ON "quotes" AS RESTRICTIVE FOR ALL TO "panel1_app" USING (nullif(current_setting('app.client_id', true), '')::uuid is null or client_id = nullif(current_setting('app.client_id', true), '')::uuid) WITH CHECK (nullif(current_setting('app.client_id', true), '')::uuid is null or client_id = nullif(current_setting('app.client_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "staff_scope" ON "quotes" AS RESTRICTIVE FOR ALL TO "panel1_app" USING ((case when nullif(current_setting('app.client_groups', true), '') is null then true else nullif(panel1_client_in_scope(client_id), false) end) is not unknown) WITH CHECK ((case when nullif(current_setting('app.client_groups', true), '') is null then true else nullif(client_id is null or panel1_client_in_scope(client_id), false) end) is not unknown);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "effect_attempts" AS PERMISSIVE FOR ALL TO "panel1_app" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "staff_only" ON "effect_attempts" AS RESTRICTIVE FOR ALL TO "panel1_app" USING (nullif(current_setting('app.client_id', true), '')::uuid is null) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "staff_scope" ON "effect_attempts" AS RESTRICTIVE FOR ALL TO "panel1_app" USING ((case when nullif(current_setting('app.client_groups', true), '') is null then true else nullif(panel1_effect_in_scope(effect_id), false) end) is not unknown) WITH CHECK ((case when nullif(current_setting('app.client_groups', true), '') is null then true else nullif(panel1_effect_in_scope(effect_id), false) end) is not unknown);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "effects" AS PERMISSIVE FOR ALL TO "panel1_app" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "client_scope" ON "effects" AS RESTRICTIVE FOR ALL TO "panel1_app" USING (nullif(current_setting('app.client_id', true), '')::uuid is null or client_id = nullif(current_setting('app.client_id', true), '')::uuid) WITH CHECK (nullif(current_setting('app.client_id', true), '')::uuid is null or client_id = nullif(current_setting('app.client_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "staff_scope" ON "effects" AS RESTRICTIVE FOR ALL TO "panel1_app" USING ((case when nullif(current_setting('app.client_groups', true), '') is null then true else nullif(panel1_client_in_scope(client_id), false) end) is not unknown) WITH CHECK ((case when nullif(current_setting('app.client_groups', true), '') is null then true else nullif(client_id is null or panel1_client_in_scope(client_id), false) end) is not unknown);--> statement-breakpoint
CREATE POLICY "platform_access" ON "effects" AS PERMISSIVE FOR ALL TO "panel1_platform" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "event_deliveries" AS PERMISSIVE FOR ALL TO "panel1_app" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "staff_only" ON "event_deliveries" AS RESTRICTIVE FOR ALL TO "panel1_app" USING (nullif(current_setting('app.client_id', true), '')::uuid is null) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "staff_scope" ON "event_deliveries" AS RESTRICTIVE FOR ALL TO "panel1_app" USING ((case when nullif(current_setting('app.client_groups', true), '') is null then true else nullif(false, false) end) is not unknown) WITH CHECK ((case when nullif(current_setting('app.client_groups', true), '') is null then true else nullif(true, false) end) is not unknown);--> statement-breakpoint
CREATE POLICY "platform_access" ON "event_deliveries" AS PERMISSIVE FOR ALL TO "panel1_platform" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "outbox_events" AS PERMISSIVE FOR ALL TO "panel1_app" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "client_scope" ON "outbox_events" AS RESTRICTIVE FOR ALL TO "panel1_app" USING (nullif(current_setting('app.client_id', true), '')::uuid is null or client_id = nullif(current_setting('app.client_id', true), '')::uuid) WITH CHECK (nullif(current_setting('app.client_id', true), '')::uuid is null or client_id = nullif(current_setting('app.client_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "staff_scope" ON "outbox_events" AS RESTRICTIVE FOR ALL TO "panel1_app" USING ((case when nullif(current_setting('app.client_groups', true), '') is null then true else nullif(panel1_client_in_scope(client_id), false) end) is not unknown) WITH CHECK ((case when nullif(current_setting('app.client_groups', true), '') is null then true else nullif(client_id is null or panel1_client_in_scope(client_id), false) end) is not unknown);--> statement-breakpoint
CREATE POLICY "platform_access" ON "outbox_events" AS PERMISSIVE FOR ALL TO "panel1_platform" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "gateway_customers" AS PERMISSIVE FOR ALL TO "panel1_app" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "client_scope" ON "gateway_customers" AS RESTRICTIVE FOR ALL TO "panel1_app" USING (nullif(current_setting('app.client_id', true), '')::uuid is null or client_id = nullif(current_setting('app.client_id', true), '')::uuid) WITH CHECK (nullif(current_setting('app.client_id', true), '')::uuid is null or client_id = nullif(current_setting('app.client_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "staff_scope" ON "gateway_customers" AS RESTRICTIVE FOR ALL TO "panel1_app" USING ((case when nullif(current_setting('app.client_groups', true), '') is null then true else nullif(panel1_client_in_scope(client_id), false) end) is not unknown) WITH CHECK ((case when nullif(current_setting('app.client_groups', true), '') is null then true else nullif(client_id is null or panel1_client_in_scope(client_id), false) end) is not unknown);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "gateway_notices" AS PERMISSIVE FOR ALL TO "panel1_app" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "staff_only" ON "gateway_notices" AS RESTRICTIVE FOR ALL TO "panel1_app" USING (nullif(current_setting('app.client_id', true), '')::uuid is null) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "staff_scope" ON "gateway_notices" AS RESTRICTIVE FOR ALL TO "panel1_app" USING ((case when nullif(current_setting('app.client_groups', true), '') is null then true else nullif(false, false) end) is not unknown) WITH CHECK ((case when nullif(current_setting('app.client_groups', true), '') is null then true else nullif(true, false) end) is not unknown);--> statement-breakpoint
CREATE POLICY "platform_access" ON "gateway_notices" AS PERMISSIVE FOR ALL TO "panel1_platform" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "payment_allocations" AS PERMISSIVE FOR ALL TO "panel1_app" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "client_scope" ON "payment_allocations" AS RESTRICTIVE FOR ALL TO "panel1_app" USING (nullif(current_setting('app.client_id', true), '')::uuid is null or client_id = nullif(current_setting('app.client_id', true), '')::uuid) WITH CHECK (nullif(current_setting('app.client_id', true), '')::uuid is null or client_id = nullif(current_setting('app.client_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "staff_scope" ON "payment_allocations" AS RESTRICTIVE FOR ALL TO "panel1_app" USING ((case when nullif(current_setting('app.client_groups', true), '') is null then true else nullif(panel1_client_in_scope(client_id), false) end) is not unknown) WITH CHECK ((case when nullif(current_setting('app.client_groups', true), '') is null then true else nullif(client_id is null or panel1_client_in_scope(client_id), false) end) is not unknown);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "payment_method_setups" AS PERMISSIVE FOR ALL TO "panel1_app" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "client_scope" ON "payment_method_setups" AS RESTRICTIVE FOR ALL TO "panel1_app" USING (nullif(current_setting('app.client_id', true), '')::uuid is null or client_id = nullif(current_setting('app.client_id', true), '')::uuid) WITH CHECK (nullif(current_setting('app.client_id', true), '')::uuid is null or client_id = nullif(current_setting('app.client_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "staff_scope" ON "payment_method_setups" AS RESTRICTIVE FOR ALL TO "panel1_app" USING ((case when nullif(current_setting('app.client_groups', true), '') is null then true else nullif(panel1_client_in_scope(client_id), false) end) is not unknown) WITH CHECK ((case when nullif(current_setting('app.client_groups', true), '') is null then true else nullif(client_id is null or panel1_client_in_scope(client_id), false) end) is not unknown);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "payment_methods" AS PERMISSIVE FOR ALL TO "panel1_app" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "client_scope" ON "payment_methods" AS RESTRICTIVE FOR ALL TO "panel1_app" USING (nullif(current_setting('app.client_id', true), '')::uuid is null or client_id = nullif(current_setting('app.client_id', true), '')::uuid) WITH CHECK (nullif(current_setting('app.client_id', true), '')::uuid is null or client_id = nullif(current_setting('app.client_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "staff_scope" ON "payment_methods" AS RESTRICTIVE FOR ALL TO "panel1_app" USING ((case when nullif(current_setting('app.client_groups', true), '') is null then true else nullif(panel1_client_in_scope(client_id), false) end) is not unknown) WITH CHECK ((case when nullif(current_setting('app.client_groups', true), '') is null then true else nullif(client_id is null or panel1_client_in_scope(client_id), false) end) is not unknown);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "payments" AS PERMISSIVE FOR ALL TO "panel1_app" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "client_scope" ON "payments" AS RESTRICTIVE FOR ALL TO "panel1_app" USING (nullif(current_setting('app.client_id', true), '')::uuid is null or client_id = nullif(current_setting('app.client_id', true), '')::uuid) WITH CHECK (nullif(current_setting('app.client_id', true), '')::uuid is null or client_id = nullif(current_setting('app.client_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "staff_scope" ON "payments" AS RESTRICTIVE FOR ALL TO "panel1_app" USING ((case when nullif(current_setting('app.client_groups', true), '') is null then true else nullif(panel1_client_in_scope(client_id), false) end) is not unknown) WITH CHECK ((case when nullif(current_setting('app.client_groups', true), '') is null then true else nullif(client_id is null or panel1_client_in_scope(client_id), false) end) is not unknown);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "refunds" AS PERMISSIVE FOR ALL TO "panel1_app" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "client_scope" ON "refunds" AS RESTRICTIVE FOR ALL TO "panel1_app" USING (nullif(current_setting('app.client_id', true), '')::uuid is null or client_id = nullif(current_setting('app.client_id', true), '')::uuid) WITH CHECK (nullif(current_setting('app.client_id', true), '')::uuid is null or client_id = nullif(current_setting('app.client_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "staff_scope" ON "refunds" AS RESTRICTIVE FOR ALL TO "panel1_app" USING ((case when nullif(current_setting('app.client_groups', true), '') is null then true else nullif(panel1_client_in_scope(client_id), false) end) is not unknown) WITH CHECK ((case when nullif(current_setting('app.client_groups', true), '') is null then true else nullif(client_id is null or panel1_client_in_scope(client_id), false) end) is not unknown);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "disputes" AS PERMISSIVE FOR ALL TO "panel1_app" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "client_scope" ON "disputes" AS RESTRICTIVE FOR ALL TO "panel1_app" USING (nullif(current_setting('app.client_id', true), '')::uuid is null or client_id = nullif(current_setting('app.client_id', true), '')::uuid) WITH CHECK (nullif(current_setting('app.client_id', true), '')::uuid is null or client_id = nullif(current_setting('app.client_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "staff_scope" ON "disputes" AS RESTRICTIVE FOR ALL TO "panel1_app" USING ((case when nullif(current_setting('app.client_groups', true), '') is null then true else nullif(panel1_client_in_scope(client_id), false) end) is not unknown) WITH CHECK ((case when nullif(current_setting('app.client_groups', true), '') is null then true else nullif(client_id is null or panel1_client_in_scope(client_id), false) end) is not unknown);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "gateway_differences" AS PERMISSIVE FOR ALL TO "panel1_app" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "staff_only" ON "gateway_differences" AS RESTRICTIVE FOR ALL TO "panel1_app" USING (nullif(current_setting('app.client_id', true), '')::uuid is null) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "staff_scope" ON "gateway_differences" AS RESTRICTIVE FOR ALL TO "panel1_app" USING ((case when nullif(current_setting('app.client_groups', true), '') is null then true else nullif(false, false) end) is not unknown) WITH CHECK ((case when nullif(current_setting('app.client_groups', true), '') is null then true else nullif(true, false) end) is not unknown);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "gateway_entries" AS PERMISSIVE FOR ALL TO "panel1_app" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "staff_only" ON "gateway_entries" AS RESTRICTIVE FOR ALL TO "panel1_app" USING (nullif(current_setting('app.client_id', true), '')::uuid is null) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "staff_scope" ON "gateway_entries" AS RESTRICTIVE FOR ALL TO "panel1_app" USING ((case when nullif(current_setting('app.client_groups', true), '') is null then true else nullif(false, false) end) is not unknown) WITH CHECK ((case when nullif(current_setting('app.client_groups', true), '') is null then true else nullif(true, false) end) is not unknown);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "gateway_readings" AS PERMISSIVE FOR ALL TO "panel1_app" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "staff_only" ON "gateway_readings" AS RESTRICTIVE FOR ALL TO "panel1_app" USING (nullif(current_setting('app.client_id', true), '')::uuid is null) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "staff_scope" ON "gateway_readings" AS RESTRICTIVE FOR ALL TO "panel1_app" USING ((case when nullif(current_setting('app.client_groups', true), '') is null then true else nullif(false, false) end) is not unknown) WITH CHECK ((case when nullif(current_setting('app.client_groups', true), '') is null then true else nullif(true, false) end) is not unknown);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "plugin_secrets" AS PERMISSIVE FOR ALL TO "panel1_app" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "staff_only" ON "plugin_secrets" AS RESTRICTIVE FOR ALL TO "panel1_app" USING (nullif(current_setting('app.client_id', true), '')::uuid is null) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "tenant_plugins" AS PERMISSIVE FOR ALL TO "panel1_app" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "server_checks" AS PERMISSIVE FOR ALL TO "panel1_app" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "staff_only" ON "server_checks" AS RESTRICTIVE FOR ALL TO "panel1_app" USING (nullif(current_setting('app.client_id', true), '')::uuid is null) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "server_groups" AS PERMISSIVE FOR ALL TO "panel1_app" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "staff_only" ON "server_groups" AS RESTRICTIVE FOR ALL TO "panel1_app" USING (nullif(current_setting('app.client_id', true), '')::uuid is null) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "servers" AS PERMISSIVE FOR ALL TO "panel1_app" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "staff_only" ON "servers" AS RESTRICTIVE FOR ALL TO "panel1_app" USING (nullif(current_setting('app.client_id', true), '')::uuid is null) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "service_secrets" AS PERMISSIVE FOR ALL TO "panel1_app" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "client_scope" ON "service_secrets" AS RESTRICTIVE FOR ALL TO "panel1_app" USING (nullif(current_setting('app.client_id', true), '')::uuid is null or client_id = nullif(current_setting('app.client_id', true), '')::uuid) WITH CHECK (nullif(current_setting('app.client_id', true), '')::uuid is null or client_id = nullif(current_setting('app.client_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "staff_scope" ON "service_secrets" AS RESTRICTIVE FOR ALL TO "panel1_app" USING ((case when nullif(current_setting('app.client_groups', true), '') is null then true else nullif(panel1_client_in_scope(client_id), false) end) is not unknown) WITH CHECK ((case when nullif(current_setting('app.client_groups', true), '') is null then true else nullif(client_id is null or panel1_client_in_scope(client_id), false) end) is not unknown);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "services" AS PERMISSIVE FOR ALL TO "panel1_app" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "client_scope" ON "services" AS RESTRICTIVE FOR ALL TO "panel1_app" USING (nullif(current_setting('app.client_id', true), '')::uuid is null or client_id = nullif(current_setting('app.client_id', true), '')::uuid) WITH CHECK (nullif(current_setting('app.client_id', true), '')::uuid is null or client_id = nullif(current_setting('app.client_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "staff_scope" ON "services" AS RESTRICTIVE FOR ALL TO "panel1_app" USING ((case when nullif(current_setting('app.client_groups', true), '') is null then true else nullif(panel1_client_in_scope(client_id), false) end) is not unknown) WITH CHECK ((case when nullif(current_setting('app.client_groups', true), '') is null then true else nullif(client_id is null or panel1_client_in_scope(client_id), false) end) is not unknown);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "subscription_changes" AS PERMISSIVE FOR ALL TO "panel1_app" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "client_scope" ON "subscription_changes" AS RESTRICTIVE FOR ALL TO "panel1_app" USING (nullif(current_setting('app.client_id', true), '')::uuid is null or client_id = nullif(current_setting('app.client_id', true), '')::uuid) WITH CHECK (nullif(current_setting('app.client_id', true), '')::uuid is null or client_id = nullif(current_setting('app.client_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "staff_scope" ON "subscription_changes" AS RESTRICTIVE FOR ALL TO "panel1_app" USING ((case when nullif(current_setting('app.client_groups', true), '') is null then true else nullif(panel1_client_in_scope(client_id), false) end) is not unknown) WITH CHECK ((case when nullif(current_setting('app.client_groups', true), '') is null then true else nullif(client_id is null or panel1_client_in_scope(client_id), false) end) is not unknown);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "subscriptions" AS PERMISSIVE FOR ALL TO "panel1_app" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "client_scope" ON "subscriptions" AS RESTRICTIVE FOR ALL TO "panel1_app" USING (nullif(current_setting('app.client_id', true), '')::uuid is null or client_id = nullif(current_setting('app.client_id', true), '')::uuid) WITH CHECK (nullif(current_setting('app.client_id', true), '')::uuid is null or client_id = nullif(current_setting('app.client_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "staff_scope" ON "subscriptions" AS RESTRICTIVE FOR ALL TO "panel1_app" USING ((case when nullif(current_setting('app.client_groups', true), '') is null then true else nullif(panel1_client_in_scope(client_id), false) end) is not unknown) WITH CHECK ((case when nullif(current_setting('app.client_groups', true), '') is null then true else nullif(client_id is null or panel1_client_in_scope(client_id), false) end) is not unknown);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "cancellations" AS PERMISSIVE FOR ALL TO "panel1_app" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "client_scope" ON "cancellations" AS RESTRICTIVE FOR ALL TO "panel1_app" USING (nullif(current_setting('app.client_id', true), '')::uuid is null or client_id = nullif(current_setting('app.client_id', true), '')::uuid) WITH CHECK (nullif(current_setting('app.client_id', true), '')::uuid is null or client_id = nullif(current_setting('app.client_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "staff_scope" ON "cancellations" AS RESTRICTIVE FOR ALL TO "panel1_app" USING ((case when nullif(current_setting('app.client_groups', true), '') is null then true else nullif(panel1_client_in_scope(client_id), false) end) is not unknown) WITH CHECK ((case when nullif(current_setting('app.client_groups', true), '') is null then true else nullif(client_id is null or panel1_client_in_scope(client_id), false) end) is not unknown);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "subscription_notices" AS PERMISSIVE FOR ALL TO "panel1_app" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "client_scope" ON "subscription_notices" AS RESTRICTIVE FOR ALL TO "panel1_app" USING (nullif(current_setting('app.client_id', true), '')::uuid is null or client_id = nullif(current_setting('app.client_id', true), '')::uuid) WITH CHECK (nullif(current_setting('app.client_id', true), '')::uuid is null or client_id = nullif(current_setting('app.client_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "staff_scope" ON "subscription_notices" AS RESTRICTIVE FOR ALL TO "panel1_app" USING ((case when nullif(current_setting('app.client_groups', true), '') is null then true else nullif(panel1_client_in_scope(client_id), false) end) is not unknown) WITH CHECK ((case when nullif(current_setting('app.client_groups', true), '') is null then true else nullif(client_id is null or panel1_client_in_scope(client_id), false) end) is not unknown);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "price_change_items" AS PERMISSIVE FOR ALL TO "panel1_app" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "client_scope" ON "price_change_items" AS RESTRICTIVE FOR ALL TO "panel1_app" USING (nullif(current_setting('app.client_id', true), '')::uuid is null or client_id = nullif(current_setting('app.client_id', true), '')::uuid) WITH CHECK (nullif(current_setting('app.client_id', true), '')::uuid is null or client_id = nullif(current_setting('app.client_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "staff_scope" ON "price_change_items" AS RESTRICTIVE FOR ALL TO "panel1_app" USING ((case when nullif(current_setting('app.client_groups', true), '') is null then true else nullif(panel1_client_in_scope(client_id), false) end) is not unknown) WITH CHECK ((case when nullif(current_setting('app.client_groups', true), '') is null then true else nullif(client_id is null or panel1_client_in_scope(client_id), false) end) is not unknown);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "price_changes" AS PERMISSIVE FOR ALL TO "panel1_app" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "staff_only" ON "price_changes" AS RESTRICTIVE FOR ALL TO "panel1_app" USING (nullif(current_setting('app.client_id', true), '')::uuid is null) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "staff_scope" ON "price_changes" AS RESTRICTIVE FOR ALL TO "panel1_app" USING ((case when nullif(current_setting('app.client_groups', true), '') is null then true else nullif(false, false) end) is not unknown) WITH CHECK ((case when nullif(current_setting('app.client_groups', true), '') is null then true else nullif(true, false) end) is not unknown);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "renewal_days" AS PERMISSIVE FOR ALL TO "panel1_app" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "staff_only" ON "renewal_days" AS RESTRICTIVE FOR ALL TO "panel1_app" USING (nullif(current_setting('app.client_id', true), '')::uuid is null) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "renewal_looks" AS PERMISSIVE FOR ALL TO "panel1_app" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "staff_only" ON "renewal_looks" AS RESTRICTIVE FOR ALL TO "panel1_app" USING (nullif(current_setting('app.client_id', true), '')::uuid is null) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "staff_scope" ON "renewal_looks" AS RESTRICTIVE FOR ALL TO "panel1_app" USING ((case when nullif(current_setting('app.client_groups', true), '') is null then true else nullif(false, false) end) is not unknown) WITH CHECK ((case when nullif(current_setting('app.client_groups', true), '') is null then true else nullif(true, false) end) is not unknown);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "renewal_stops" AS PERMISSIVE FOR ALL TO "panel1_app" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "client_scope" ON "renewal_stops" AS RESTRICTIVE FOR ALL TO "panel1_app" USING (nullif(current_setting('app.client_id', true), '')::uuid is null or client_id = nullif(current_setting('app.client_id', true), '')::uuid) WITH CHECK (nullif(current_setting('app.client_id', true), '')::uuid is null or client_id = nullif(current_setting('app.client_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "staff_scope" ON "renewal_stops" AS RESTRICTIVE FOR ALL TO "panel1_app" USING ((case when nullif(current_setting('app.client_groups', true), '') is null then true else nullif(panel1_client_in_scope(client_id), false) end) is not unknown) WITH CHECK ((case when nullif(current_setting('app.client_groups', true), '') is null then true else nullif(client_id is null or panel1_client_in_scope(client_id), false) end) is not unknown);--> statement-breakpoint
CREATE POLICY "staff_only" ON "renewal_stops" AS RESTRICTIVE FOR ALL TO "panel1_app" USING (nullif(current_setting('app.client_id', true), '')::uuid is null) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "tax_quotes" AS PERMISSIVE FOR ALL TO "panel1_app" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "tax_records" AS PERMISSIVE FOR ALL TO "panel1_app" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "client_scope" ON "tax_records" AS RESTRICTIVE FOR ALL TO "panel1_app" USING (nullif(current_setting('app.client_id', true), '')::uuid is null or client_id = nullif(current_setting('app.client_id', true), '')::uuid) WITH CHECK (nullif(current_setting('app.client_id', true), '')::uuid is null or client_id = nullif(current_setting('app.client_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "staff_scope" ON "tax_records" AS RESTRICTIVE FOR ALL TO "panel1_app" USING ((case when nullif(current_setting('app.client_groups', true), '') is null then true else nullif(panel1_client_in_scope(client_id), false) end) is not unknown) WITH CHECK ((case when nullif(current_setting('app.client_groups', true), '') is null then true else nullif(client_id is null or panel1_client_in_scope(client_id), false) end) is not unknown);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "exchange_rates" AS PERMISSIVE FOR ALL TO "panel1_app" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "numbering_series" AS PERMISSIVE FOR ALL TO "panel1_app" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "tax_rates" AS PERMISSIVE FOR ALL TO "panel1_app" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "tenant_settings" AS PERMISSIVE FOR ALL TO "panel1_app" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "threshold_sales" AS PERMISSIVE FOR ALL TO "panel1_app" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "product_usage" AS PERMISSIVE FOR ALL TO "panel1_app" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "usage_alerts" AS PERMISSIVE FOR ALL TO "panel1_app" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "client_scope" ON "usage_alerts" AS RESTRICTIVE FOR ALL TO "panel1_app" USING (nullif(current_setting('app.client_id', true), '')::uuid is null or client_id = nullif(current_setting('app.client_id', true), '')::uuid) WITH CHECK (nullif(current_setting('app.client_id', true), '')::uuid is null or client_id = nullif(current_setting('app.client_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "staff_scope" ON "usage_alerts" AS RESTRICTIVE FOR ALL TO "panel1_app" USING ((case when nullif(current_setting('app.client_groups', true), '') is null then true else nullif(panel1_client_in_scope(client_id), false) end) is not unknown) WITH CHECK ((case when nullif(current_setting('app.client_groups', true), '') is null then true else nullif(client_id is null or panel1_client_in_scope(client_id), false) end) is not unknown);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "usage_events" AS PERMISSIVE FOR ALL TO "panel1_app" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "client_scope" ON "usage_events" AS RESTRICTIVE FOR ALL TO "panel1_app" USING (nullif(current_setting('app.client_id', true), '')::uuid is null or client_id = nullif(current_setting('app.client_id', true), '')::uuid) WITH CHECK (nullif(current_setting('app.client_id', true), '')::uuid is null or client_id = nullif(current_setting('app.client_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "staff_scope" ON "usage_events" AS RESTRICTIVE FOR ALL TO "panel1_app" USING ((case when nullif(current_setting('app.client_groups', true), '') is null then true else nullif(panel1_client_in_scope(client_id), false) end) is not unknown) WITH CHECK ((case when nullif(current_setting('app.client_groups', true), '') is null then true else nullif(client_id is null or panel1_client_in_scope(client_id), false) end) is not unknown);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "usage_progress" AS PERMISSIVE FOR ALL TO "panel1_app" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "client_scope" ON "usage_progress" AS RESTRICTIVE FOR ALL TO "panel1_app" USING (nullif(current_setting('app.client_id', true), '')::uuid is null or client_id = nullif(current_setting('app.client_id', true), '')::uuid) WITH CHECK (nullif(current_setting('app.client_id', true), '')::uuid is null or client_id = nullif(current_setting('app.client_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "staff_scope" ON "usage_progress" AS RESTRICTIVE FOR ALL TO "panel1_app" USING ((case when nullif(current_setting('app.client_groups', true), '') is null then true else nullif(panel1_client_in_scope(client_id), false) end) is not unknown) WITH CHECK ((case when nullif(current_setting('app.client_groups', true), '') is null then true else nullif(client_id is null or panel1_client_in_scope(client_id), false) end) is not unknown);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "withdrawals" AS PERMISSIVE FOR ALL TO "panel1_app" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "client_scope" ON "withdrawals" AS RESTRICTIVE FOR ALL TO "panel1_app" USING (nullif(current_setting('app.client_id', true), '')::uuid is null or client_id = nullif(current_setting('app.client_id', true), '')::uuid) WITH CHECK (nullif(current_setting('app.client_id', true), '')::uuid is null or client_id = nullif(current_setting('app.client_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "staff_scope" ON "withdrawals" AS RESTRICTIVE FOR ALL TO "panel1_app" USING ((case when nullif(current_setting('app.client_groups', true), '') is null then true else nullif(panel1_client_in_scope(client_id), false) end) is not unknown) WITH CHECK ((case when nullif(current_setting('app.client_groups', true), '') is null then true else nullif(client_id is null or panel1_client_in_scope(client_id), false) end) is not unknown);