import { FactLinks } from '#components/plan/fact-links.tsx'
import { ToolSources } from '#components/plan/tool-sources.tsx'
import type { Act } from '#lib/facts/schema.ts'
import { formatDay } from '#lib/i18n/format/format-day.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { type Office, type Offices, officeSources, type Service } from '#lib/pages/offices.ts'

/** The languages of the offices. */
const OFFICE_LOCALES = ['kk', 'ru'] as const

type Props = {
  offices: Offices
  /** The acts to refer to. */
  acts: Act[]
  locale: Locale
  day: string
}

/** Whom to ask: what to show at the counter, services for the whole country, offices by region. */
export function OfficesPage({ offices, acts, locale, day }: Props) {
  const t = translator(locale)
  const known = offices.regions.filter((region) => region.offices.length > 0)
  const unknown = offices.regions.filter((region) => region.offices.length === 0)
  return (
    <article className="column pt-10 pb-6">
      <h1>{t('offices.title')}</h1>
      <p className="mt-4 text-xl">{t('offices.lede')}</p>
      <section aria-labelledby="show" className="mt-10">
        <h2 id="show">{t('offices.showTitle')}</h2>
        <p className="mt-2">{t('offices.showText')}</p>
        <ul className="mt-4 grid gap-4">
          {QUESTIONS.map((question) => (
            <li key={question} className="border-line border-t pt-3">
              {t(`offices.questions.${question}`)}
              {OFFICE_LOCALES.filter((other) => other !== locale).map((other) => (
                <span key={other} lang={other} className="block text-soft">
                  {' '}
                  {translator(other)(`offices.questions.${question}`)}
                </span>
              ))}
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="services" className="mt-12">
        <h2 id="services">{t('offices.servicesTitle')}</h2>
        <ul className="mt-4 grid gap-6">
          {offices.services.map((service) => (
            <ServiceRow key={service.id} service={service} locale={locale} day={day} />
          ))}
        </ul>
      </section>
      <section aria-labelledby="regions" className="mt-12">
        <h2 id="regions">{t('offices.regionsTitle')}</h2>
        {known.map((region) => (
          <section key={region.id} aria-labelledby={region.id} className="mt-6">
            <h3 id={region.id} className="text-xl">
              {region.name[locale]}
            </h3>
            <ul className="mt-2 grid gap-4">
              {region.offices.map((office) => (
                <OfficeRow key={office.name.en} office={office} locale={locale} />
              ))}
            </ul>
          </section>
        ))}
        {unknown.length > 0 && (
          <>
            <p className="mt-3 border-saffron border-s-4 ps-4">{t('offices.unknown')}</p>
            <p className="mt-3 text-soft">{unknown.map(({ name }) => name[locale]).join(' · ')}</p>
          </>
        )}
      </section>
      <section aria-labelledby="abroad" className="mt-12">
        <h2 id="abroad">{t('offices.abroadTitle')}</h2>
        <p className="mt-3">{t('offices.abroadText')}</p>
      </section>
      <section aria-labelledby="acts" className="mt-12">
        <h2 id="acts">{t('offices.actsTitle')}</h2>
        <p className="mt-3">{t('offices.actsText')}</p>
        <ul className="mt-3 grid gap-2">
          {acts.map(({ id, title, url }) => (
            <li key={id}>{url ? <a href={url}>{title[locale]}</a> : title[locale]}</li>
          ))}
        </ul>
      </section>
      <p className="mt-10 text-base text-soft">
        {t('offices.checked', { day: formatDay(offices.checked, locale) })}
      </p>
    </article>
  )
}

const QUESTIONS = ['where', 'accepts', 'written'] as const

type RowProps = { service: Service; locale: Locale; day: string }

function ServiceRow({ service, locale, day }: RowProps) {
  const t = translator(locale)
  const sources = officeSources(service.sources)
  return (
    <li className="border-line border-t pt-3">
      <h3 className="text-xl">{service.name[locale]}</h3>
      <p className="mt-1">{service.about[locale]}</p>
      <Reach phones={service.phone ? [service.phone] : []} url={service.url} />
      {service.note && <p className="text-base text-soft">{service.note[locale]}</p>}
      <FactLinks locale={locale} day={day} facts={service.facts} />
      {sources.length > 0 && (
        <details className="fold">
          <summary>{t('offices.sources')}</summary>
          <p className="text-base">
            <ToolSources sources={sources} />
          </p>
        </details>
      )}
    </li>
  )
}

function OfficeRow({ office, locale }: { office: Office; locale: Locale }) {
  const t = translator(locale)
  return (
    <li className="border-line border-t pt-3">
      <p className="font-semibold">{office.name[locale]}</p>
      <p>
        {office.city[locale]}, {office.address?.[locale] ?? t('offices.noAddress')}
      </p>
      <p className="text-soft">{office.hours?.[locale] ?? t('offices.noHours')}</p>
      <Reach phones={office.phones ?? []} url={office.url} />
      <p className="text-base text-soft">
        {t('offices.checked', { day: formatDay(office.checked, locale) })}
      </p>
      <p className="text-base">
        <ToolSources sources={officeSources(office.sources)} />
      </p>
    </li>
  )
}

function Reach({ phones, url }: { phones: string[]; url: string | undefined }) {
  return (
    <p className="flex flex-wrap gap-x-6">
      {phones.map((phone) => (
        <a
          key={phone}
          href={`tel:${phone.replace(/[^\d+]/g, '')}`}
          className="inline-flex min-h-11 items-center font-semibold"
        >
          {phone}
        </a>
      ))}
      {url && (
        <a href={url} className="inline-flex min-h-11 items-center">
          {new URL(url).host}
        </a>
      )}
    </p>
  )
}
