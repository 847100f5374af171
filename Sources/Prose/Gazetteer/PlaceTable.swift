/// What ``Places`` knows: code, country and its other names, adjectives, cities and regions.
///
/// From general knowledge.
enum PlaceTable {
    static let countries = """
        US|United States=United States of America=U.S.=US=USA=America|american americans|New York=New York City,Washington=Washington DC,Los Angeles,Chicago,Houston,San Francisco,Boston,Philadelphia,Dallas,Atlanta,Seattle,Miami,Detroit,Phoenix,San Diego,San Jose,Denver,Austin,Las Vegas,Minneapolis,Cleveland,Pittsburgh,St. Louis,Baltimore,Charlotte,Nashville,Portland,Salt Lake City,New Orleans,Silicon Valley,Manhattan,Brooklyn,Hollywood,Cupertino,Palo Alto,Omaha,Cincinnati,Indianapolis,Milwaukee,Kansas City,Tampa,Orlando,Alabama,Alaska,Arizona,Arkansas,California,Colorado,Connecticut,Delaware,Florida,Hawaii,Idaho,Illinois,Indiana,Iowa,Kansas,Kentucky,Louisiana,Maine,Maryland,Massachusetts,Michigan,Minnesota,Mississippi,Missouri,Montana,Nebraska,Nevada,New Hampshire,New Jersey,New Mexico,North Carolina,North Dakota,Ohio,Oklahoma,Oregon,Pennsylvania,Rhode Island,South Carolina,South Dakota,Tennessee,Texas,Utah,Vermont,Virginia,West Virginia,Wisconsin,Wyoming,Puerto Rico
        GB|United Kingdom=UK=U.K.=Britain=Great Britain|british britons briton english scottish welsh|London,Manchester,Birmingham,Edinburgh,Glasgow,Liverpool,Leeds,Bristol,Cardiff,Belfast,Cambridge,Oxford,England,Scotland,Wales,Northern Ireland,Bletchley Park
        FR|France|french|Paris,Marseille,Lyon,Toulouse,Nice,Strasbourg,Lille,Bordeaux,Cannes
        DE|Germany|german germans|Berlin,Munich,Frankfurt,Hamburg,Cologne,Stuttgart,Dusseldorf,Bavaria,Leipzig
        IT|Italy|italian italians|Rome,Milan,Turin,Naples,Venice,Florence,Sicily
        ES|Spain|spanish|Madrid,Barcelona,Valencia,Seville,Catalonia,Bilbao
        PT|Portugal|portuguese|Lisbon,Porto
        NL|Netherlands=The Netherlands=Holland|dutch|Amsterdam,Rotterdam,The Hague,Eindhoven
        BE|Belgium|belgian belgians|Brussels,Antwerp
        LU|Luxembourg||
        CH|Switzerland|swiss|Zurich,Geneva,Basel,Davos,Bern
        AT|Austria|austrian|Vienna,Salzburg
        IE|Ireland|irish|Dublin,Cork
        SE|Sweden|swedish|Stockholm,Gothenburg
        NO|Norway|norwegian|Oslo,Bergen
        DK|Denmark|danish|Copenhagen,Greenland
        FI|Finland|finnish|Helsinki
        IS|Iceland|icelandic|Reykjavik
        PL|Poland|polish|Warsaw,Krakow
        CZ|Czech Republic=Czechia|czech|Prague
        SK|Slovakia|slovak|Bratislava
        HU|Hungary|hungarian|Budapest
        RO|Romania|romanian|Bucharest
        BG|Bulgaria|bulgarian|Sofia
        GR|Greece|greek greeks|Athens
        CY|Cyprus|cypriot|Nicosia
        MT|Malta|maltese|
        EE|Estonia|estonian|Tallinn
        LV|Latvia|latvian|Riga
        LT|Lithuania|lithuanian|Vilnius
        HR|Croatia|croatian|Zagreb
        SI|Slovenia|slovenian|
        RS|Serbia|serbian|Belgrade
        UA|Ukraine|ukrainian ukrainians|Kyiv=Kiev,Odesa=Odessa,Kharkiv,Crimea,Donetsk
        RU|Russia=Russian Federation|russian russians|Moscow,St. Petersburg=Saint Petersburg,Siberia,Kremlin
        BY|Belarus|belarusian|Minsk
        TR|Turkey=Türkiye|turkish|Istanbul,Ankara
        EU|European Union=EU=E.U.|european europeans|
        CN|China=People's Republic of China|chinese|Beijing,Shanghai,Shenzhen,Guangzhou,Wuhan,Chengdu,Tibet,Xinjiang,Hangzhou
        HK|Hong Kong||
        TW|Taiwan|taiwanese|Taipei
        JP|Japan|japanese|Tokyo,Osaka,Kyoto,Nagoya,Fukushima,Hiroshima
        KR|South Korea=Republic of Korea|korean koreans|Seoul,Busan
        KP|North Korea||Pyongyang
        MN|Mongolia|mongolian|
        IN|India|indian indians|New Delhi=Delhi,Mumbai=Bombay,Bangalore=Bengaluru,Chennai=Madras,Kolkata=Calcutta,Hyderabad,Pune,Ahmedabad,Gujarat,Maharashtra,Karnataka,Tamil Nadu,Kerala,Punjab,Kashmir,Goa
        PK|Pakistan|pakistani|Islamabad,Karachi,Lahore
        BD|Bangladesh|bangladeshi|Dhaka
        LK|Sri Lanka|sri-lankan|Colombo
        NP|Nepal|nepalese|Kathmandu
        AF|Afghanistan|afghan afghans|Kabul,Kandahar
        ID|Indonesia|indonesian|Jakarta,Bali,Aceh,Sumatra
        MY|Malaysia|malaysian|Kuala Lumpur
        SG|Singapore|singaporean|
        TH|Thailand|thai|Bangkok
        VN|Vietnam|vietnamese|Hanoi,Ho Chi Minh City
        PH|Philippines|filipino philippine|Manila
        MM|Myanmar=Burma|burmese|Yangon
        KH|Cambodia|cambodian|Phnom Penh
        AU|Australia|australian australians|Sydney,Melbourne,Brisbane,Perth,Adelaide,Canberra,Queensland,New South Wales,Western Australia,Tasmania
        NZ|New Zealand||Auckland,Wellington,Christchurch
        CA|Canada|canadian canadians|Toronto,Vancouver,Montreal,Ottawa,Calgary,Quebec,Ontario,Alberta,British Columbia,Manitoba,Saskatchewan,Nova Scotia,Edmonton,Winnipeg
        MX|Mexico|mexican mexicans|Mexico City,Monterrey,Guadalajara
        BR|Brazil|brazilian brazilians|Sao Paulo,Rio de Janeiro,Brasilia
        AR|Argentina|argentine argentinian|Buenos Aires
        CL|Chile|chilean|
        CO|Colombia|colombian|Bogota
        PE|Peru|peruvian|Lima
        VE|Venezuela|venezuelan|Caracas
        EC|Ecuador|ecuadorian|Quito
        BO|Bolivia|bolivian|La Paz
        UY|Uruguay|uruguayan|Montevideo
        PY|Paraguay|paraguayan|
        CU|Cuba|cuban|Havana
        PA|Panama|panamanian|
        CR|Costa Rica||
        HT|Haiti|haitian|Port-au-Prince
        JM|Jamaica|jamaican|Kingston
        BM|Bermuda||
        VG|British Virgin Islands||
        KY|Cayman Islands||
        IL|Israel|israeli israelis|Jerusalem,Tel Aviv
        PS|Palestine|palestinian palestinians|Gaza,West Bank,Ramallah
        LB|Lebanon|lebanese|Beirut
        SY|Syria|syrian syrians|Damascus,Aleppo
        JO|Jordan|jordanian|Amman
        IQ|Iraq|iraqi iraqis|Baghdad,Mosul
        IR|Iran|iranian iranians|Tehran
        SA|Saudi Arabia|saudi saudis|Riyadh,Jeddah
        AE|United Arab Emirates=UAE|emirati|Dubai,Abu Dhabi
        QA|Qatar|qatari|Doha
        KW|Kuwait|kuwaiti|
        BH|Bahrain|bahraini|
        OM|Oman|omani|
        YE|Yemen|yemeni|Sanaa
        EG|Egypt|egyptian egyptians|Cairo,Alexandria,Suez
        LY|Libya|libyan|Tripoli,Benghazi
        TN|Tunisia|tunisian|Tunis
        DZ|Algeria|algerian|Algiers
        MA|Morocco|moroccan|Rabat,Casablanca
        SD|Sudan|sudanese|Khartoum,Darfur
        SS|South Sudan||Juba
        ET|Ethiopia|ethiopian|Addis Ababa
        KE|Kenya|kenyan kenyans|Nairobi,Mombasa
        UG|Uganda|ugandan|Kampala
        TZ|Tanzania|tanzanian|
        RW|Rwanda|rwandan|Kigali
        NG|Nigeria|nigerian nigerians|Lagos,Abuja
        GH|Ghana|ghanaian|Accra
        CI|Ivory Coast=Côte d'Ivoire|ivorian|Abidjan
        SN|Senegal|senegalese|Dakar
        ZA|South Africa||Johannesburg,Cape Town,Durban,Pretoria
        ZW|Zimbabwe|zimbabwean|Harare
        ZM|Zambia|zambian|Lusaka
        BW|Botswana||
        NA|Namibia|namibian|
        MZ|Mozambique||Maputo
        AO|Angola|angolan|Luanda
        CD|Democratic Republic of the Congo=Congo|congolese|Kinshasa
        SO|Somalia|somali|Mogadishu
        KZ|Kazakhstan|kazakh|Astana,Almaty
        UZ|Uzbekistan|uzbek|Tashkent
        AZ|Azerbaijan|azerbaijani|Baku
        AM|Armenia|armenian|Yerevan
        GE|Georgia|georgian|Tbilisi
        GI|Gibraltar||
        MC|Monaco||
        VA|Vatican=Vatican City=Holy See||
        |Europe|asian asians african africans|Asia,Africa,North America,South America,Latin America,Central America,Middle East,Asia Pacific=Asia-Pacific,Southeast Asia,South Asia,East Asia,Eastern Europe,Central Europe,Western Europe,Scandinavia,Caribbean,Balkans,East Africa,West Africa,North Africa,Permian Basin,North Sea,Gulf of Mexico,Black Sea,South China Sea
        """
}
