#!/usr/bin/env python3
"""make_geonames: makes the table of cities data/mentions/geonames.tsv from the data of GeoNames
(https://www.geonames.org, CC BY 4.0) that Debian 12 carries in libgeonames0 and libgeonames-common.

    gresource extract libgeonames.so.0 /com/lomiri/geonames/cities.compiled > CITIES
    make_geonames CITIES GEONAMES.MO CHOICE PLACES > data/mentions/geonames.tsv

CITIES       all cities: id, name, country, coordinates, population.
GEONAMES.MO  names by id in Arabic (/usr/share/locale/ar/LC_MESSAGES/geonames.mo).
CHOICE       tools/geonames_names.tsv: names as Arabic newspapers write them; '-' leaves a city out.
PLACES       data/mentions/places.tsv: what it names already is left out.

Taken are all cities of CHOICE, and of the others those with an Arabic name that are large enough
for their country: LEAST, in thousands; in the countries around the Arab world, all.
"""
import gettext
import re
import struct
import sys

WORDS = 7  # strings of a record: id, name, region code, region, country code, country, time zone
LEAST = {"RU": 100, "UA": 80, "US": 180, "DE": 130, "GB": 100, "FR": 100, "ES": 120, "IT": 120, "JP": 350, "CA": 130,
         "IN": 400, "CN": 300, "BR": 400, "AR": 200, "RO": 100, "KZ": 60, "PL": 150, "NL": 140, "BE": 90, "AU": 120,
         "SE": 90, "NO": 60, "CH": 60, "RS": 60, "HR": 60, "MX": 300, "ID": 400, "ZA": 150, "TH": 200, "CO": 300,
         "MY": 200, "PT": 80, "KR": 300, "UZ": 80, "DK": 80, "VE": 300, "LK": 80, "MK": 50, "ET": 50, "TD": 30}
LEAST_ELSEWHERE = 100
WHOLE = set("AE BH KW OM QA SA YE IQ SY LB JO PS IL EG SD SS LY TN DZ MA EH MR SO DJ KM ER IR TR CY AF PK".split())
ALPHA3 = """AD AND AE ARE AF AFG AL ALB AM ARM AO AGO AR ARG AT AUT AU AUS AZ AZE BA BIH BD BGD BE BEL BF BFA BG BGR BH BHR BI BDI
BJ BEN BO BOL BR BRA BS BHS BW BWA BY BLR CA CAN CD COD CF CAF CG COG CH CHE CI CIV CL CHL CM CMR CN CHN CO COL CR CRI CU CUB
CV CPV CY CYP CZ CZE DE DEU DJ DJI DK DNK DO DOM DZ DZA EC ECU EE EST EG EGY EH ESH ER ERI ES ESP ET ETH FI FIN FR FRA GA GAB
GB GBR GE GEO GH GHA GM GMB GN GIN GQ GNQ GR GRC GT GTM GW GNB GY GUY HN HND HR HRV HT HTI HU HUN ID IDN IE IRL IL ISR IN IND
IQ IRQ IR IRN IT ITA JM JAM JO JOR JP JPN KE KEN KG KGZ KH KHM KM COM KP PRK KR KOR KW KWT KZ KAZ LA LAO LB LBN LK LKA LR LBR
LS LSO LT LTU LV LVA LY LBY MA MAR MD MDA ME MNE MG MDG MK MKD ML MLI MM MMR MN MNG MR MRT MU MUS MW MWI MX MEX MY MYS MZ MOZ
NA NAM NE NER NG NGA NI NIC NL NLD NO NOR NP NPL NZ NZL OM OMN PA PAN PE PER PG PNG PH PHL PK PAK PL POL PR PRI PS PSE PT PRT
PY PRY QA QAT RO ROU RS SRB RU RUS RW RWA SA SAU SD SDN SE SWE SI SVN SK SVK SL SLE SN SEN SO SOM SR SUR SS SSD SV SLV SY SYR
TD TCD TG TGO TH THA TJ TJK TL TLS TM TKM TN TUN TR TUR TW TWN TZ TZA UA UKR UG UGA US USA UY URY UZ UZB VE VEN VN VNM XK XKX
YE YEM ZA ZAF ZM ZMB ZW ZWE""".split()
CODES = dict(zip(ALPHA3[::2], ALPHA3[1::2]))

HEAD = """# Cities of GeoNames (https://www.geonames.org), licensed under CC BY 4.0
# (https://creativecommons.org/licenses/by/4.0/). Changes: a choice of cities, Arabic names corrected and
# added, coordinates rounded. Made by tools/make_geonames.py; change tools/geonames_names.tsv, not this file.
id\tname\tvariants\tcountry\tlat\tlon\tkind\tpopulation\tsource
# added 2026-11-22"""


def fail(message):
    sys.exit("make_geonames: " + message)


def aligned(at, width):
    return (at + width - 1) // width * width


def read_cities(path):
    """The records of a GVariant of type a(sssssssudd); offsets of their ends stand behind them."""
    with open(path, "rb") as file:
        data = file.read()
    width = 4
    last = int.from_bytes(data[-width:], "little")
    begin = 0
    for k in range((len(data) - last) // width):
        end = int.from_bytes(data[last + k * width:last + (k + 1) * width], "little")
        at, words = aligned(begin, 8), []
        for _ in range(WORDS):
            stop = data.index(b"\0", at)
            words.append(data[at:stop].decode())
            at = stop + 1
        population, = struct.unpack_from("<I", data, aligned(at, 4))
        lat, lon = struct.unpack_from("<dd", data, aligned(aligned(at, 4) + 4, 8))
        yield {"id": words[0], "name": words[1], "country": words[4], "population": population, "lat": lat, "lon": lon}
        begin = end


def read_rows(path):
    with open(path, encoding="utf-8") as lines:
        rows = [line.rstrip("\n").split("\t") for line in lines if not line.startswith("#")]
    return [dict(zip(rows[0], row)) for row in rows[1:]]


def plain(name):
    """Without marks, signs of direction and a qualification in brackets or behind a comma."""
    name = re.sub("[\u064b-\u0652\u0670\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]", "", name)
    name = re.sub(r"\(.*?\)|[\u060c,].*", "", name.replace("-", " "))
    return re.sub(r"\s+", " ", name).strip()


def folded(name):
    for letters, letter in (("\u0623\u0625\u0622\u0671", "\u0627"), ("\u0649\u0626", "\u064a"), ("\u0624", "\u0648"), ("\u0629", "\u0647"),
                            ("\u0621", "")):
        for old in letters:
            name = name.replace(old, letter)
    return name


def is_arabic(name):
    return re.fullmatch("[\u0621-\u063a\u0641-\u064a ]+", name) is not None


def names_of(city, arabic, choice):
    if city["id"] in choice:
        return [] if choice[city["id"]] == "-" else choice[city["id"]].split(";")
    least = 0 if city["country"] in WHOLE else LEAST.get(city["country"], LEAST_ELSEWHERE) * 1000
    name = plain(arabic.get(city["id"], ""))
    return [name] if city["population"] >= least and is_arabic(name) else []


def main(arguments):
    if len(arguments) != 4:
        sys.exit(__doc__)
    with open(arguments[1], "rb") as file:
        translations = gettext.GNUTranslations(file)
    cities = list(read_cities(arguments[0]))
    arabic = {c["id"]: translations.gettext(c["id"]) for c in cities}
    choice = {row["id"]: row["names"] for row in read_rows(arguments[2])}
    unknown = set(choice) - {c["id"] for c in cities}
    if unknown:
        fail("no cities with the ids " + " ".join(sorted(unknown)))
    taken = set()
    for row in read_rows(arguments[3]):
        taken.update(folded(name) for name in [row["name"]] + row["variants"].split(";"))
    rows = []
    for city in sorted(cities, key=lambda c: (-c["population"], int(c["id"]))):  # a name belongs to the largest
        names = []
        for name in names_of(city, arabic, choice):
            if folded(name) not in taken:
                names.append(name)
                taken.add(folded(name))
        if not names:
            continue
        if city["country"] not in CODES:
            fail(city["country"] + " has no code of three letters in ALPHA3")
        rows.append((CODES[city["country"]], "geonames.%s\t%s\t%s\t%s\t%.2f\t%.2f\tcity\t%d\tgeonames.org/%s (%s)" % (
            city["id"], names[0], ";".join(names[1:]) or "-", CODES[city["country"]], city["lat"], city["lon"],
            city["population"], city["id"], city["name"])))
    print("\n".join([HEAD] + [row for _, row in sorted(rows, key=lambda r: r[0])]))


if __name__ == "__main__":
    main(sys.argv[1:])
