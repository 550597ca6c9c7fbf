import { describe, expect, it } from 'vitest'
import { detectLanguage } from '../../../../src/cli/import/text/detect-language.ts'

const people =
  'Professeur de physique en Lorraine, auteur de romans, membre de commissions de réforme, directeur de laboratoire en ' +
  'Alsace, champion de France en 1998, président de région, ministre en 2004 ; épouse : avocate, conseillère de Nancy. ' +
  'Loisirs : jardin, cuisine, lecture de polars, marche en montagne, un voilier, un chien, un potager et un verger.'

/** French captions, as above embedded posts. */
const captions = (address: string) =>
  Array(12).fill(`Photo des quais de la ville en mai ${address}`).join('\n')

describe('the language of a text', () => {
  it('is French by the prepositions that Spanish and Catalan share', () =>
    expect(detectLanguage(people)).toBe('fr'))

  it.each(['https://www.photos.com/p/x/', 'photos.com/p/x', 'www.photos.com', 'desk@mail.com'])(
    'is not read from addresses: %s',
    (address) => expect(detectLanguage(captions(address))).toBe('fr'),
  )

  it('is unknown of addresses alone', () =>
    expect(detectLanguage('https://www.photos.com/la/de/que/en/les '.repeat(60))).toBeNull())

  it.each([
    ['ja', '町の港で渡し船が止まり、二百人が岸で待った。'],
    ['zh', '渡船在港口停航，两百人在岸边等候。'],
    ['ko', '항구에서 나룻배가 멈추어 이백 명이 기다렸다. '],
    ['th', 'เรือข้ามฟากหยุดที่ท่าเรือ '],
    ['el', 'Το πλοίο σταμάτησε στο λιμάνι. '],
    ['he', 'המעבורת נעצרה בנמל. '],
    ['ar', 'توقفت العبارة في الميناء. '],
    ['hi', 'नाव बंदरगाह पर रुक गई। '],
  ])('is %s by its script', (language, sentence) => {
    expect(detectLanguage(sentence.repeat(10))).toBe(language)
    expect(detectLanguage(sentence.slice(0, 20))).toBeNull()
  })

  it('is that of its script though a third of it is in Latin letters, and not of a few letters', () => {
    const [greek, latin] = ['Το πλοίο σταμάτησε στο λιμάνι. ', 'NATO-EU-UN. ']
    expect(detectLanguage((greek + latin).repeat(10))).toBe('el')
    expect(detectLanguage((greek + latin.repeat(14)).repeat(10))).toBeNull()
  })

  it.each([
    [
      'es',
      'El barco de la ciudad se paró en el puerto el lunes, y los vecinos esperaron por más de dos horas con una lluvia que no paraba.',
    ],
    [
      'pt',
      'O barco da cidade parou no porto na segunda-feira, e os moradores esperaram mais de duas horas com uma chuva que não parava.',
    ],
    [
      'it',
      'Il traghetto della città si è fermato nel porto, e gli abitanti hanno aspettato per più di due ore con una pioggia che non smetteva.',
    ],
    [
      'nl',
      'De veerboot van de stad bleef in de haven liggen, en de mensen die er waren moesten met het kind op een bankje wachten.',
    ],
    [
      'ca',
      'El vaixell de la ciutat es va aturar al port, i els veïns que hi havia van esperar amb una pluja que no parava, com els dies dels avis.',
    ],
    [
      'pl',
      'Prom nie wypłynął w poniedziałek z portu, a na nabrzeżu czekało dwieście osób, które nie wiedziały, że to jest koniec, i się nie ruszały.',
    ],
    [
      'cs',
      'Přívoz se v pondělí zastavil v přístavu a lidé na břehu čekali, že je to jen na chvíli, ale pak se už nic nestalo, jako by to bylo o ničem.',
    ],
    [
      'ro',
      'Bacul din oraș s-a oprit în port și oamenii care au fost pe mal nu știau că este pentru mai multe ore, cu o ploaie la orizont.',
    ],
    [
      'hu',
      'A komp megállt a kikötőben, és az emberek nem tudták, hogy ez csak egy óra, vagy már az egész nap, ha el is mennek.',
    ],
    [
      'sv',
      'Färjan stannade i hamnen på måndagen och det var inte många som hade ett paraply med sig från början, för att det är sommar.',
    ],
    [
      'da',
      'Færgen lå i havnen, og der var ikke mange af dem, der havde en paraply med, da et par af de ældste gik af færgen.',
    ],
    [
      'no',
      'Fergen lå i havnen, og det var ikke mange av dem som skulle av, for å si det rett ut, men å vente var å tape.',
    ],
    [
      'fi',
      'Lautta pysähtyi satamaan, ja ihmiset eivät tienneet, että se oli vain hetki, mutta kun ilta tuli, niin joka toinen myös lähti.',
    ],
    [
      'tr',
      'Feribot limanda kaldı ve bu iki yüz kişi için çok daha uzun bir gün oldu, ancak sonra da gelen olarak bir gemi vardı.',
    ],
    [
      'id',
      'Kapal itu tidak berangkat dari pelabuhan pada hari Senin, dan dua ratus orang yang akan ke pulau dalam hujan juga menunggu.',
    ],
    [
      'ru',
      'Паром не вышел из порта в понедельник, и на берегу ждали двести человек, но это было так, как и от него все ждали у моря.',
    ],
    [
      'uk',
      'Пором не вийшов з порту в понеділок, і на березі чекали двісті людей, але це було не так, як від нього чекали, що він є.',
    ],
    [
      'bg',
      'Фериботът не излезе от пристанището в понеделник, и на брега чакаха двеста души, които не знаеха, че това е за целия ден, но се надяваха.',
    ],
  ])('is %s by its common words', (language, sentence) => {
    expect(detectLanguage(`${sentence} `.repeat(4))).toBe(language)
  })

  it('needs forty words', () => {
    const sentence = 'The ferry of the town is in the harbour and it was late on that day '
    const words = sentence.repeat(3).trim().split(' ')
    expect(detectLanguage(words.slice(0, 39).join(' '))).toBeNull()
    expect(detectLanguage(words.slice(0, 40).join(' '))).toBe('en')
  })

  it('is unknown of names, and of a text half in each of two languages', () => {
    expect(detectLanguage('Anna Bert Carl Dora Emil Fred Gina Hans '.repeat(10))).toBeNull()
    const [english, german] = [
      'the ferry of the town was late and it is old',
      'die Fähre der Stadt ist alt und nicht mehr von gestern',
    ]
    expect(detectLanguage(`${english} ${german} `.repeat(6))).toBeNull()
    expect(detectLanguage(`${english} `.repeat(6))).toBe('en')
    expect(detectLanguage(`${german} `.repeat(6))).toBe('de')
  })
})
