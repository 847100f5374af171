extension TopicTable {
    /// Expressions in German, French and Spanish for the topics a newsroom meets most: code, expressions.
    ///
    /// Only such as mean nothing else in English.
    static let languages = """
        20000178|!quartalszahlen,!jahreszahlen,!betriebsergebnis,!nettogewinn,!umsatzrückgang,!gewinnwarnung,!chiffre d'affaires,!bénéfice net,!résultat opérationnel,!résultats trimestriels,!beneficio neto,!resultados trimestrales,!ingresos trimestrales
        20000204|!übernahme,!übernahmeangebot,!fusion mit,!rachat de,!offre publique d'achat,!fusionner,!adquisición,!opa hostil,!fusión
        20000174|!insolvenz,!insolvenzantrag,!zahlungsunfähig,!faillite,!redressement judiciaire,!quiebra,!bancarrota,!concurso de acreedores
        20000189|!stellenabbau,!entlassungen,!licenciements,!suppression de postes,!suppressions de postes,!despidos
        20000187|!börsengang,!introduction en bourse,!salida a bolsa
        20000177|!dividende,!dividendo
        20000190|!vorstandschef,!vorstandsvorsitzender,!finanzvorstand,!directeur général,!consejero delegado
        20000370|!teuerung,!verbraucherpreise,!preisauftrieb,!prix à la consommation,!inflación,!precios al consumo
        20000371|!leitzins,!zinserhöhung,!zinssenkung,!taux d'intérêt,!taux directeur,!tipos de interés,!tasas de interés
        20000350|!zentralbank,!notenbank,!bundesbank,!banque centrale,!banco central
        20000359|!bruttoinlandsprodukt,!produit intérieur brut,!producto interior bruto,!producto interno bruto
        20000383|!rezession,!récession,!recesión
        20000384|!zölle,!strafzölle,!droits de douane,!aranceles
        20000385|!börse,!aktienmarkt,!aktienkurse,!la bourse,!marché boursier,!bolsa de valores,!mercado bursátil
        20000533|!arbeitslosigkeit,!arbeitslose,!chômage,!chômeurs,!desempleo,!paro registrado
        20000530|!streik,!warnstreik,!arbeitsniederlegung,!grève,!grévistes,!huelga
        20000536|!gewerkschaft,!gewerkschaften,!syndicats,!sindicato,!sindicatos
        20000532|!rentenreform,!altersvorsorge,!réforme des retraites,!pensiones
        20000574|!wahlen,!bundestagswahl,!wahlkampf,!wähler,!stimmzettel,!élection,!élections,!électeurs,!scrutin,!elecciones,!votantes,!comicios
        20000615|!bundestag,!bundesrat,!abgeordnete,!assemblée nationale,!députés,!sénateurs,!congreso de los diputados,!diputados
        20000639|!außenminister,!gipfeltreffen,!ministre des affaires étrangères,!diplomatie,!ministro de exteriores,!cumbre
        20000642|!sanktionen,!sanciones
        20000056|!waffenruhe,!luftangriff,!soldaten,!cessez-le-feu,!frappe aérienne,!frappes aériennes,!alto el fuego,!bombardeo,!tropas
        20000066|!demonstranten,!proteste,!manifestants,!manifestation,!manifestantes,!protestas
        20000151|!erdbeben,!überschwemmung,!hochwasser,!séisme,!inondations,!tremblement de terre,!terremoto,!inundaciones,!huracán
        20000150|!waldbrand,!feuerwehr,!incendie,!pompiers,!incendio,!bomberos
        20000418|!klimawandel,!klimaschutz,!treibhausgase,!changement climatique,!réchauffement climatique,!cambio climático
        20000257|!erneuerbare energien,!énergies renouvelables,!energías renovables
        20000296|!autobauer,!autohersteller,!elektroautos,!constructeur automobile,!voitures électriques,!fabricante de automóviles,!coches eléctricos
        20000274|!kreditinstitut,!geldhaus,!établissement bancaire,!entidad bancaria
        20000338|!fluggesellschaft,!compagnie aérienne,!aerolínea
        20001298|!künstliche intelligenz,!maschinelles lernen,!intelligence artificielle,!apprentissage automatique,!inteligencia artificial
        20000086|!hackerangriff,!cyberangriff,!cyberattaque,!ciberataque,!piratas informáticos
        20000097|!betrug,!geldwäsche,!escroquerie,!blanchiment,!estafa,!blanqueo
        20000107|!bundesgerichtshof,!landgericht,!verwaltungsgericht,!cour d'appel,!cour de cassation,!tribunal supremo
        20000133|!polizei,!gendarmerie,!policía
        20000771|!einwanderung,!flüchtlinge,!migrants clandestins,!inmigración,!inmigrantes
        20000448|!grippewelle,!infektionen,!épidémie,!pandémie,!epidemia
        15000000|!bundesliga,!weltmeisterschaft,!fußball,!trainer,!coupe du monde,!championnat,!entraîneur,!campeonato,!entrenador,!liga de campeones
        17000000|!wettervorhersage,!hitzewelle,!unwetter,!canicule,!prévisions météo,!ola de calor
        07000000|!gesundheitsminister,!krankenhaus,!patienten,!hôpital,!santé publique,!sanidad,!salud pública
        05000000|!schulen,!schüler,!lehrkräfte,!enseignants,!lycée,!profesores,!alumnos
        11000000|!bundesregierung,!bundeskanzler,!gouvernement,!premier ministre,!presidente del gobierno,!gobierno
        """
}
